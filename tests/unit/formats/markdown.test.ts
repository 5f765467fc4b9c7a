import { describe, expect, test } from 'vitest'
import { canonicalText } from '#shared/text/canonical'
import { read, talk } from './reading'

describe('Markdown', () => {
  test('gives headings and emphasis, and bold labels are speakers', async () => {
    const { doc, turns } = await read(
      'a.md',
      '# Interview\n\n**P1:** It was *hard*.\n\n**P2:** See [this](http://x.y).\n\n- a point',
    )
    expect(doc.content[0]).toMatchObject({ type: 'heading', attrs: { level: 1 } })
    expect(doc.content[1]).toMatchObject({
      attrs: { speaker: 'P1' },
      content: [{ text: 'It was ' }, { text: 'hard', marks: [{ type: 'italic' }] }, { text: '.' }],
    })
    expect(turns).toBe(2)
    expect(canonicalText(doc)).toBe('Interview\nIt was hard.\nSee this.\na point')
  })

  test('has a turn where a row begins with a speaker or a time, however it is set', async () => {
    const rows = [
      '**Ana**: One.',
      '**Juan:** Two,',
      'goes on.',
      'Ana [00:00:05]: Three.',
      '[00:00:09] Juan: Four.',
      '_Ana:_ Five.',
    ]
    expect(await talk('a.md', rows.join('\n'))).toEqual([
      ['Ana', null, 'One.'],
      ['Juan', null, 'Two, goes on.'],
      ['Ana', 5000, 'Three.'],
      ['Juan', 9000, 'Four.'],
      ['Ana', null, 'Five.'],
    ])
  })

  test('loses no number, sign or row of code to a list or to emphasis', async () => {
    const text =
      'Title\n=====\n\nBorn in the year\n1989. It grew to\n12) or so.\n\n1. one\ngoes on\n2. two\n\n\\*kept\\* **bold \\* sign**\n\n```\n# no heading\n  x *= 2\n```\n\n| a | b |\n| 1 | 2 |'
    const { doc } = await read('a.md', text)
    expect(doc.content[0]).toMatchObject({ type: 'heading', attrs: { level: 1 } })
    expect(canonicalText(doc).split('\n')).toEqual([
      'Title',
      'Born in the year 1989. It grew to 12) or so.',
      'one',
      'goes on',
      'two',
      '*kept* bold * sign',
      '```',
      '# no heading',
      '  x *= 2',
      '```',
      '| a | b |',
      '| 1 | 2 |',
    ])
  })
})
