import { describe, expect, it } from 'vitest'
import { createTranslator } from '#shared/messages/translate'
import { VaultError } from '#host/vault'
import { reasonOf } from '../../../src/renderer/views/safety/wording'

const t = createTranslator('en')

describe('why something could not be done', () => {
  it('is said without a path or the name of an error where it is something that happens', () => {
    const path = '/home/somebody/vault'
    expect(reasonOf(new VaultError('ENOSPC', `ENOSPC: no space, write ${path}`), t)).toBe(
      'the disk is full',
    )
    expect(reasonOf(new VaultError('ENOTDIR', `ENOTDIR: not a directory, '${path}'`), t)).toBe(
      'the computer reports an error (ENOTDIR)',
    )
    expect(reasonOf(new DOMException('Quota', 'QuotaExceededError'), t)).toBe('the disk is full')
  })

  it('is found in the sentence by which a refusal of the main process reaches the window', () => {
    const sentence = `Error invoking remote method 'veta:saveFile': Error: EACCES: permission denied, open 'x'`
    expect(reasonOf(new Error(sentence), t)).toBe('the folder may not be written to')
  })

  it('is told whole where it is nothing that was expected', () => {
    expect(reasonOf(new TypeError('x is not a function'), t)).toContain('x is not a function')
  })
})
