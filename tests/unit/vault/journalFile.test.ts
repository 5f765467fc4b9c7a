import { constants } from 'node:buffer'
import { describe, expect, it } from 'vitest'
import { parseJournalFile, serialiseHeader, serialiseRow } from '#shared/vault/journalFile'
import { growing } from './growing'

const { rows } = growing(20, 11)
const parsed = (text: string) => parseJournalFile(new TextEncoder().encode(text))
const whole = serialiseHeader(3) + rows.map((row) => serialiseRow(row)).join('')

describe('a file of the journal', () => {
  it('gives back the rows that were written', () => {
    expect(parsed(whole)).toEqual({ formatVersion: 3, rows, damaged: [] })
  })

  it('leaves out a last line that was torn off anywhere, and calls nothing damaged', () => {
    const start = whole.lastIndexOf('\n', whole.length - 2) + 1
    for (let end = start; end < whole.length; end += 7) {
      expect(parsed(whole.slice(0, end))).toEqual({
        formatVersion: 3,
        rows: rows.slice(0, -1),
        damaged: [],
      })
    }
  })

  it('notices any letter that was altered, names the line, and reads the others', () => {
    const lines = whole.split('\n')
    const third = lines[2]!
    for (let at = 0; at < third.length; at += 5) {
      const altered = third.slice(0, at) + (third[at] === 'x' ? 'y' : 'x') + third.slice(at + 1)
      const text = lines.with(2, altered).join('\n')
      expect(parsed(text)).toEqual({
        formatVersion: 3,
        rows: rows.filter(({ seq }) => seq !== 2),
        damaged: [3],
      })
    }
  })

  it('is read also where it is longer than a string can be', () => {
    const bytes = new TextEncoder().encode(whole)
    const long = new Uint8Array(constants.MAX_STRING_LENGTH + 1)
    long.set(bytes)
    expect(parseJournalFile(long)).toEqual({ formatVersion: 3, rows, damaged: [] })
  })

  it('is none where the first line is another', () => {
    expect(parsed('')).toBeNull()
    expect(parsed(serialiseRow(rows[0]!))).toBeNull()
  })
})
