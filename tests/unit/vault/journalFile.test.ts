import { describe, expect, it } from 'vitest'
import { parseJournalFile, serialiseHeader, serialiseRow } from '#shared/vault/journalFile'
import { growing } from './growing'

const { rows } = growing(20, 11)
const whole = serialiseHeader(3) + rows.map((row) => serialiseRow(row)).join('')

describe('a file of the journal', () => {
  it('gives back the rows that were written', () => {
    expect(parseJournalFile(whole)).toEqual({ formatVersion: 3, rows, damaged: [] })
  })

  it('leaves out a last line that was torn off anywhere, and calls nothing damaged', () => {
    const start = whole.lastIndexOf('\n', whole.length - 2) + 1
    for (let end = start; end < whole.length; end += 7) {
      expect(parseJournalFile(whole.slice(0, end))).toEqual({
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
      expect(parseJournalFile(text)).toEqual({
        formatVersion: 3,
        rows: rows.filter(({ seq }) => seq !== 2),
        damaged: [3],
      })
    }
  })

  it('is none where the first line is another', () => {
    expect(parseJournalFile('')).toBeNull()
    expect(parseJournalFile(`${serialiseRow(rows[0]!)}`)).toBeNull()
  })
})
