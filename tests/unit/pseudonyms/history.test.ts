import { describe, expect, test } from 'vitest'
import { isPseudonymised } from '#shared/pseudonyms/pseudonymised'
import { veiled } from '#shared/pseudonyms/veiled'
import type { JournalEntry } from '#shared/records/journal'

// Every name here is made up for these tests.
const lines = (...commands: string[]): JournalEntry[] =>
  commands.map((said, i) => {
    const [kind, of] = said.split(' ')
    const isReplay = kind === 'undo' || kind === 'redo'
    return {
      seq: i + 1,
      at: 0,
      coderId: 'coder:1',
      kind: isReplay ? kind : 'do',
      of: isReplay ? Number(of) : null,
      command: isReplay ? 'pseudonymise' : said,
      label: {},
    }
  })

describe('a project is known to hold pseudonyms', () => {
  test.each([
    ['once names were replaced', ['createProject', 'pseudonymise', 'createCode'], true],
    ['after that was undone and done again', ['pseudonymise', 'undo 1', 'redo 1'], true],
    ['but not before', ['createProject', 'createCode'], false],
    ['nor once that is undone', ['pseudonymise', 'undo 1'], false],
    ['nor once the names are back', ['pseudonymise', 'restoreNames'], false],
    ['but again after another replacement', ['pseudonymise', 'restoreNames', 'pseudonymise'], true],
  ])('%s', (_when, commands, is) => {
    expect(isPseudonymised(lines(...commands))).toBe(is)
  })
})

describe('lines of the history that are shown to anybody', () => {
  const [line] = lines('codePassage')
  const entry = { ...line!, label: { quote: 'Rosa’s idea, una rosa, Luis', count: 2 } }
  const rosa = { name: 'Rosa', forms: [], pseudonym: 'P1' }
  const luis = { name: 'Luis', forms: [], pseudonym: '' }

  test('have the pseudonym in the place of a name, also where it may be another word', () => {
    expect(veiled([entry], [rosa])[0]!.label).toEqual({
      quote: 'P1’s idea, una P1, Luis',
      count: 2,
    })
    expect(entry.label.quote).toContain('Rosa')
  })

  test('keep a name that has no pseudonym', () => {
    expect(veiled([entry], [luis])[0]!.label).toEqual(entry.label)
  })
})
