import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { requestNames, requests, type RequestName } from '#shared/ipc/contract'
import { insidePath } from '#shared/ipc/policy'
import { hostilePaths } from '../../hostilePaths'
import { wellFormed } from '../../wellFormed'

const paths = [
  '/etc/passwd',
  '../../etc/passwd',
  'C:\\Windows\\win.ini',
  '\\\\server\\share\\file',
  'file:///etc/passwd',
  'pumps.veta',
]

/**
 * Words that main never takes for the name of a file: a suggestion that the person sees in a dialog, a title, and the
 * handles of recordings, which are looked up in a table and may come from another computer.
 */
const words: Partial<Record<RequestName, readonly string[]>> = {
  saveFile: ['suggestedName'],
  setWindow: ['title'],
  findMedia: ['handle'],
  keepMedia: ['handle'],
  deleteCopies: ['handles'],
}

const fields = requestNames.flatMap((name) =>
  Object.keys(requests[name].entries).map((field) => [name, field] as const),
)

const accepts = (name: RequestName, payload: unknown) =>
  v.safeParse(requests[name], payload).success

describe('the requests of the window', () => {
  test.each(requestNames)('let a well-formed %s in', (name) => {
    expect(accepts(name, wellFormed[name])).toBe(true)
  })

  test.each(fields)('name no path: %s, %s', (name, field) => {
    if (words[name]?.includes(field)) return
    for (const path of paths) {
      for (const value of [path, [path], { path }, { save: path }]) {
        const payload = { ...wellFormed[name], [field]: value }
        expect(accepts(name, payload), JSON.stringify(value)).toBe(false)
      }
    }
  })

  test.each(fields)('are refused without, or with a wrong, %s: %s', (name, field) => {
    for (const value of [undefined, 7.5, Number.NaN, [7], { length: 1 }, () => {}]) {
      const payload = { ...wellFormed[name], [field]: value }
      expect(accepts(name, payload), String(value)).toBe(false)
    }
  })

  test.each(requestNames)('let in nothing that is no object: %s', (name) => {
    for (const payload of [undefined, null, 7, 'text', true])
      expect(accepts(name, payload)).toBe(false)
  })

  test('every word that is excepted is still in a request', () => {
    for (const [name, excepted] of Object.entries(words)) {
      for (const field of excepted) expect(fields).toContainEqual([name, field])
    }
  })
})

describe('a path of a request for a piece of the app', () => {
  test.each(hostilePaths)('leads nowhere outside: %s', (path) => {
    const inside = insidePath(path)
    if (inside === null) return
    expect(inside).toMatch(/^[^/\\:%\0]+(\/[^/\\:%\0]+)*$/)
    expect(inside.split('/')).not.toContain('..')
  })
})
