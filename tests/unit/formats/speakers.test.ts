import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPasted } from '#shared/formats/transcripts/readTranscript'
import { canonicalText } from '#shared/text/canonical'
import { read, talk } from './reading'

describe('speakers and times', () => {
  test.each([
    [
      'Interviewer: How did it start?\nP1: With a small jumbo.',
      [
        ['Interviewer', null],
        ['P1', null],
      ],
    ],
    [
      'Entrevistadora [00:00:04]: ¿Cómo empezó?\n\nGerente [00:00:31]: Con un jumbo.',
      [
        ['Entrevistadora', 4000],
        ['Gerente', 31000],
      ],
    ],
    [
      '[00:01:02] María José: Sí.\n[00:01:09] Moderador: Bien.',
      [
        ['María José', 62000],
        ['Moderador', 69000],
      ],
    ],
    [
      'Name (12:34): yes\nOther (12:40): no',
      [
        ['Name', 754000],
        ['Other', 760000],
      ],
    ],
    [
      'INT: one\nRESP: two\nINT: three',
      [
        ['INT', null],
        ['RESP', null],
        ['INT', null],
      ],
    ],
    [
      'Speaker 1  00:00:05\nHello there.\nSpeaker 2  00:00:09\nGood morning.',
      [
        ['Speaker 1', 5000],
        ['Speaker 2', 9000],
      ],
    ],
  ])('%j', async (text, expected) => {
    const turns = await talk('a.txt', text)
    expect(turns.map(([speaker, time]) => [speaker, time])).toEqual(expected)
    expect(turns.every(([, , said]) => !String(said).includes(':'))).toBe(true)
  })

  test('a label alone on its line names who says the next', async () => {
    expect(
      await talk('a.txt', 'Interviewer:\nWhy?\n\nManager:\nBecause.\n\nInterviewer:\nI see.'),
    ).toEqual([
      ['Interviewer', null, 'Why?'],
      ['Manager', null, 'Because.'],
      ['Interviewer', null, 'I see.'],
    ])
  })

  test('a paragraph without a label continues the turn', async () => {
    expect(await talk('a.txt', 'P1: One.\n\nTwo, still P1.\n\nP2: Three.\n\nP1: Four.')).toEqual([
      ['P1', null, 'One.\nTwo, still P1.'],
      ['P2', null, 'Three.'],
      ['P1', null, 'Four.'],
    ])
  })

  test('notes, addresses, clock times and sentences with a colon are no speakers', async () => {
    const text =
      'Note: recorded by phone.\nSee http://example.org: there.\nAt 10:30: coffee.\nThere was one rule in that plant and it was simple: never stop.'
    const transcript = await read('a.txt', text)
    expect(transcript.turns).toBe(0)
    expect(canonicalText(transcript.doc)).toBe(text)
  })

  test('a sentence with a colon or a clock time is said by somebody, and is nobody', async () => {
    const said = [
      'We had two options: buy or build.',
      'The rule: never stop. So: we built.',
      'But then: nothing.',
      'He said: no way.',
      'He said: never.',
      'The meeting started at 10:15',
      'We stopped (10:30) because of rain.',
      '12:30 was the time we met.',
      'Lunch 13:00',
      'Yes: of course.',
    ]
    const turns = await talk('a.txt', `P1: Well.\n${said.join('\n')}\nP2: I see.`)
    expect(turns).toEqual([
      ['P1', null, `Well.\n${said.join('\n')}`],
      ['P2', null, 'I see.'],
    ])
  })

  test.each(['María-José Ñuñez (Gerente)', 'Juan de la Cruz', 'Dr. Ana O’Neill-Ruiz', 'Q', 'MJ'])(
    '%s is a speaker, and so is one whose label is no name but stands often',
    async (label) => {
      const text = `${label}: one\nHead of sales: two\n${label}: three\nHead of sales: four\nHead of sales: five`
      const turns = await talk('a.txt', text)
      expect(turns.map(([speaker]) => speaker)).toEqual([
        label,
        'Head of sales',
        label,
        'Head of sales',
        'Head of sales',
      ])
    },
  )

  test('times before the lines are times, in brackets or where many lines begin so', async () => {
    expect(await talk('a.txt', '[0:05] There were two: a and b.\nWe left at noon.')).toEqual([
      [null, 5000, 'There were two: a and b.'],
      [null, null, 'We left at noon.'],
    ])
    expect(await talk('a.txt', '0:05 hello there\n0:09 we talk of mines')).toEqual([
      [null, 5000, 'hello there'],
      [null, 9000, 'we talk of mines'],
    ])
  })

  test('the choice can be changed: none, or just some', async () => {
    const text = 'Interviewer: Why?\nP1: Because: no.\nP1: Yes.'
    expect(canonicalText((await read('a.txt', text, { speakers: 'none' })).doc)).toBe(text)
    const some = await talk('a.txt', text, { speakers: ['P1'] })
    expect(some).toEqual([
      [null, null, 'Interviewer: Why?'],
      ['P1', null, 'Because: no.'],
      ['P1', null, 'Yes.'],
    ])
  })

  test('what is said is never lost, whatever is taken as a speaker', () => {
    const line = fc.oneof(
      fc.constantFrom(
        'P1: yes',
        'Interviewer [00:01:02]: and?',
        '12:30',
        'María: 🙂 así',
        'http://x: y',
        ':',
        '[0:01]',
      ),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
    )
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (lines) => {
        const outcome = readPasted(lines.join('\n'), 'x')
        if (!outcome.ok) return
        const { doc } = outcome.transcript
        const kept = canonicalText(doc)
        expect(kept).not.toMatch(/[\r\0]/)
        const bare = readPasted(lines.join('\n'), 'x', { speakers: 'none' })
        if (!bare.ok) throw new Error('readable with speakers, unreadable without')
        const whole = canonicalText(bare.transcript.doc)
        for (const block of kept.split('\n')) expect(whole).toContain(block)
      }),
    )
  })
})
