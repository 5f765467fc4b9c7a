import { Document, FootnoteReferenceRun, Packer, Paragraph, TextRun } from 'docx'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { caseNameFrom } from '#shared/formats/caseName'
import type { Encoding } from '#shared/formats/encoding'
import type { ReadOptions } from '#shared/formats/transcripts/outcome'
import { readPasted, readTranscript } from '#shared/formats/transcripts/readTranscript'
import { canonicalText } from '#shared/text/canonical'
import { turnsOf } from '#shared/text/turns'

const utf8 = (text: string) => new TextEncoder().encode(text)

async function read(name: string, bytes: Uint8Array | string, options?: ReadOptions) {
  const outcome = await readTranscript(
    { name, bytes: typeof bytes === 'string' ? utf8(bytes) : bytes },
    options,
  )
  if (!outcome.ok) throw new Error(outcome.problem.key)
  return outcome.transcript
}

const problem = async (name: string, bytes: Uint8Array | string) => {
  const outcome = await readTranscript({
    name,
    bytes: typeof bytes === 'string' ? utf8(bytes) : bytes,
  })
  return outcome.ok ? null : outcome.problem
}

const talk = async (name: string, bytes: Uint8Array | string, options?: ReadOptions) => {
  const { doc } = await read(name, bytes, options)
  const text = canonicalText(doc)
  return turnsOf(doc).map(({ speaker, time, start, end }) => [
    speaker,
    time,
    text.slice(start, end),
  ])
}

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

describe('formats', () => {
  test('plain text that was wrapped by hand is joined, other lines stay', async () => {
    const wrapped = Array.from(
      { length: 6 },
      () =>
        'the machine was designed for narrow veins and it had to be\nsmall enough to turn in a gallery of two metres and a half\nwithout anybody having to stand beside the drill at any time\nso we began with the boom.',
    ).join('\n\n')
    expect((await read('a.txt', wrapped)).doc.content).toHaveLength(6)
    expect((await read('a.txt', 'One\nTwo\nThree')).doc.content).toHaveLength(3)
  })

  test('markdown gives headings and emphasis, and bold labels are speakers', async () => {
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

  test('markdown has a turn where a row begins with a speaker or a time, however it is set', async () => {
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

  test('markdown loses no number, sign or row of code to a list or to emphasis', async () => {
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

  test('WebVTT gives voices and times, and joins the cues of a sentence', async () => {
    const vtt =
      'WEBVTT\n\nNOTE made by a machine\n\n1\n00:00:01.000 --> 00:00:03.000\n<v Interviewer>How did\n\n00:00:03.000 --> 00:00:04.000\n<v Interviewer>it start?\n\n00:00:06.500 --> 00:00:08.000\n<v Manager>With a <b>jumbo</b> &amp; luck.\n'
    expect(await talk('a.vtt', vtt)).toEqual([
      ['Interviewer', 1000, 'How did it start?'],
      ['Manager', 6500, 'With a jumbo & luck.'],
    ])
  })

  test('SubRip, also with Windows line ends and labels in the text', async () => {
    const srt =
      '1\r\n00:00:01,000 --> 00:00:02,000\r\nP1: Yes.\r\n\r\n2\r\n00:00:05,000 --> 00:00:07,000\r\nP2: No.\r\n\r\n3\r\n00:00:08,000 --> 00:00:09,000\r\nP1: Well.\r\n'
    expect(await talk('a.srt', srt)).toEqual([
      ['P1', 1000, 'Yes.'],
      ['P2', 5000, 'No.'],
      ['P1', 8000, 'Well.'],
    ])
  })

  test('a caption keeps what only looks like a tag, and its entities are read', async () => {
    const said =
      '<i>P1: x < 5 and y > 3</i> &amp; Lima&#8217;s caf&eacute; <00:00:01.500>{\\an8}end.'
    expect(await talk('a.srt', `1\n00:00:01,000 --> 00:00:02,000\n${said}`)).toEqual([
      ['P1', 1000, 'x < 5 and y > 3 & Lima’s café end.'],
    ])
  })

  test('a caption in which two speak has a turn of each', async () => {
    const voices =
      'WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ana>Why\nthere?</v> <v.loud Juan>Because.</v>\n'
    expect(await talk('a.vtt', voices)).toEqual([
      ['Ana', 1000, 'Why there?'],
      ['Juan', 1000, 'Because.'],
    ])
    const labels =
      '1\n00:00:01,000 --> 00:00:04,000\nAna: Why\nthere?\nJuan: Because.\n\n2\n00:00:04,000 --> 00:00:06,000\nAna: I see.\nJuan: Yes.'
    expect(await talk('a.srt', labels)).toEqual([
      ['Ana', 1000, 'Why there?'],
      ['Juan', 1000, 'Because.'],
      ['Ana', 4000, 'I see.'],
      ['Juan', 4000, 'Yes.'],
    ])
  })

  test.each([
    [
      'without blank rows',
      '1\n00:00:01,000 --> 00:00:02,000\nP1: one\n2\n00:00:03,000 --> 00:00:04,000\nP2: two',
    ],
    [
      'with a blank row below each time',
      '1\n00:00:01,000 --> 00:00:02,000\n\nP1: one\n\n2\n00:00:03,000 --> 00:00:04,000\n\nP2: two\n',
    ],
    [
      'with captions that say nothing',
      '1\n00:00:01,000 --> 00:00:02,000\nP1: one\n\n2\n00:00:02,000 --> 00:00:02,500\n\n3\n00:00:03,000 --> 00:00:04,000\nP2: two\n',
    ],
    [
      'with a caption that is commented out',
      'WEBVTT\n\n00:01.000 --> 00:02.000\nP1: one\n\nNOTE\n00:02.000 --> 00:02.500\nno\n\nSTYLE\n::cue {}\n\na name\n00:03.000 --> 00:04.000 align:start\nP2: two',
    ],
  ])('captions %s are read', async (_name, text) => {
    const name = text.startsWith('WEBVTT') ? 'a.vtt' : 'a.srt'
    expect(await talk(name, text)).toEqual([
      ['P1', 1000, 'one'],
      ['P2', 3000, 'two'],
    ])
  })

  test('a sentence of a caption that ends with a clock time stays one', async () => {
    const text =
      '1\n00:00:01,000 --> 00:00:02,000\nP1: So\n\n2\n00:00:02,000 --> 00:00:03,000\nwe left at 12:30\n\n3\n00:00:03,000 --> 00:00:04,000\nwith a truck.'
    expect(await talk('a.srt', text)).toEqual([['P1', 1000, 'So we left at 12:30 with a truck.']])
  })

  test('a Word document gives paragraphs, emphasis and speakers', async () => {
    const bytes = await Packer.toBuffer(
      new Document({
        sections: [
          {
            children: [
              new Paragraph({
                children: [
                  new TextRun({ text: 'P1: ', bold: true }),
                  new TextRun('Año 1989, 🙂 sí.'),
                ],
              }),
              new Paragraph('P2: It was a small firm.'),
              new Paragraph('P1: Yes.'),
            ],
          },
        ],
      }),
    )
    expect(await talk('a.docx', new Uint8Array(bytes))).toEqual([
      ['P1', null, 'Año 1989, 🙂 sí.'],
      ['P2', null, 'It was a small firm.'],
      ['P1', null, 'Yes.'],
    ])
    const odd = await Packer.toBuffer(
      new Document({ sections: [{ children: [new Paragraph('P1: a\ufeffb\u2028c\u0085d')] }] }),
    )
    const cleaned = await read('odd.docx', new Uint8Array(odd))
    expect(canonicalText(cleaned.doc)).toBe('ab c d')
    expect(cleaned.notes.map(({ key }) => key)).toEqual(['files.controls'])
    const disguised = await read('a.txt', new Uint8Array(bytes))
    expect(disguised.notes.map(({ key }) => key)).toContain('files.isWord')
  })
})

describe('a Word document', () => {
  const XML = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  const TYPES =
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
  const docx = (body: string) =>
    zipSync({
      '[Content_Types].xml': utf8(TYPES),
      'word/document.xml': utf8(`<w:document ${XML}><w:body>${body}</w:body></w:document>`),
    })
  const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
  const BREAK = '<w:r><w:br/></w:r>'

  test('has a turn where a label begins a line of a paragraph, and other breaks stay', async () => {
    const rows = [
      ' Ana: Why',
      'there?',
      'Juan: Because: no.',
      '[00:00:09] Ana: I see.',
      'Juan: Yes.',
    ]
    const body = `<w:p>${rows.map(run).join(BREAK)}</w:p>`
    expect(await talk('a.docx', docx(body))).toEqual([
      ['Ana', null, 'Why\nthere?'],
      ['Juan', null, 'Because: no.'],
      ['Ana', 9000, 'I see.'],
      ['Juan', null, 'Yes.'],
    ])
  })

  test('has its footnotes below the text, by number and without the arrows back', async () => {
    const footnotes = await Packer.toBuffer(
      new Document({
        footnotes: { 1: { children: [new Paragraph('She laughs.')] } },
        sections: [
          {
            children: [
              new Paragraph({ children: [new TextRun('Yes'), new FootnoteReferenceRun(1)] }),
            ],
          },
        ],
      }),
    )
    const { doc } = await read('a.docx', new Uint8Array(footnotes))
    expect(canonicalText(doc)).toMatch(/^Yes\[1\]\n\[1\]\s+She laughs\.\s*$/)
  })

  test('that would fill the memory is refused', async () => {
    const values = { file: 'bomb.docx' }
    const key = 'files.unpacksTooLarge'
    expect(await problem('bomb.docx', docx('<w:p/>'.repeat(2_100_000)))).toEqual({ key, values })
    expect(await problem('bomb.docx', docx(run('a'.repeat(70_000_000))))).toEqual({ key, values })
  })
})

describe('encodings', () => {
  const text = 'Señor: la compañía nació en 1989, ¿verdad? Sí, así fue, según contó el año pasado.'
  const latin1 = Uint8Array.from([...text].map((c) => c.charCodeAt(0)))
  const utf16 = (little: boolean) => {
    const bytes = new Uint8Array(text.length * 2)
    for (let i = 0; i < text.length; i += 1) {
      new DataView(bytes.buffer).setUint16(i * 2, text.charCodeAt(i), little)
    }
    return bytes
  }
  test.each([
    ['utf-8', utf8(text)],
    ['utf-8', utf8(`\ufeff${text}`)],
    ['windows-1252', latin1],
    ['utf-16le', utf16(true)],
    ['utf-16be', utf16(false)],
  ])('%s is detected', async (encoding, bytes) => {
    const transcript = await read('a.txt', bytes, { speakers: 'none' })
    expect(transcript.encoding).toBe(encoding)
    expect(canonicalText(transcript.doc)).toBe(text)
  })

  const typeset =
    'Gerente: “No”, dijo él – según mi tío… aquí no cuesta 3 €. Así que la compañía siguió.'
  const typesetBytes = Uint8Array.from([...typeset], (c) => {
    const special = { '“': 0x93, '”': 0x94, '–': 0x96, '…': 0x85, '€': 0x80 }[c]
    return special ?? c.charCodeAt(0)
  })
  const mac =
    'Se\u0096or: la compa\u0096\u0092a naci\u0097 en 1989, \u00bfverdad? S\u0092, as\u0092 \u008el cont\u0097 m\u0087s.'
  const broken = [...utf8(text), 0xc3]
  test.each<[string, Encoding, Uint8Array, string]>([
    ['the quotes and dashes of windows-1252', 'windows-1252', typesetBytes, typeset],
    [
      'the accents of an old Mac',
      'macintosh',
      Uint8Array.from([...mac.replace('\u00bf', '\u00c0')], (c) => c.charCodeAt(0)),
      'Señor: la compañía nació en 1989, ¿verdad? Sí, así él contó más.',
    ],
    ['UTF-8 in which a NUL stands', 'utf-8', utf8(text.replace('a', 'a\0')), text],
    ['UTF-8 that is cut inside a character', 'utf-8', Uint8Array.from(broken), `${text}\ufffd`],
  ])('%s are read as what they are', async (_name, encoding, bytes, expected) => {
    const transcript = await read('a.txt', bytes, { speakers: 'none' })
    expect(transcript.encoding).toBe(encoding)
    expect(canonicalText(transcript.doc)).toBe(expected)
  })

  test('another one can be chosen, and what it can not read is said', async () => {
    const transcript = await read('a.txt', latin1, { encoding: 'utf-8' })
    expect(transcript.notes.map(({ key }) => key)).toContain('files.replacement')
  })

  test('what is repaired is reported', async () => {
    const transcript = await read('a.txt', 'one\r\ntwo\0')
    expect(transcript.notes.map(({ key }) => key)).toEqual(['files.lineEnds', 'files.controls'])
  })
})

describe('files that can not be read', () => {
  const ole = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...utf8('WordDocument')])
  const protectedOle = Uint8Array.from([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    ...utf8([...'EncryptedPackage'].join('\0')),
  ])
  test.each<[string, Uint8Array | string, string]>([
    ['empty.txt', '', 'files.empty'],
    ['blank.txt', ' \n\n ', 'files.noText'],
    ['old.doc', ole, 'files.oldWord'],
    ['locked.docx', protectedOle, 'files.encrypted'],
    [
      'locked-and-long.docx',
      Uint8Array.from([...ole, ...new Uint8Array(70_000), ...protectedOle]),
      'files.encrypted',
    ],
    ['paper.txt', '%PDF-1.7 …', 'files.isPdf'],
    ['photo.txt', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1]), 'files.isPicture'],
    ['note.txt', '{\\rtf1 hello}', 'files.isRtf'],
    ['music.mp3', 'ID3', 'files.unknownType'],
    ['noise.txt', Uint8Array.from({ length: 500 }, (_, i) => (i * 7) % 9), 'files.notText'],
    ['nuls.txt', `${'\0'.repeat(400)}music`, 'files.notText'],
    ['cut.docx', Uint8Array.from([0x50, 0x4b, 3, 4, 9, 9, 9]), 'files.brokenDocx'],
    ['sheet.docx', zipSync({ 'xl/workbook.xml': utf8('<x/>') }), 'files.notWord'],
    ['typed.docx', zipSync({ 'word/document.xml': utf8('<!DOCTYPE x><w/>') }), 'files.brokenDocx'],
    ['talk.vtt', 'WEBVTT\n\nNOTE nothing', 'files.noCues'],
  ])('%s says why', async (name, bytes, key) => {
    expect(await problem(name, bytes)).toEqual({ key, values: { file: name } })
  })
})

test('a text whose first speaker has the initials of a zip archive is a text', async () => {
  expect(await talk('a.txt', 'PK: Yes.\nJN: No.\nPK: Well.')).toEqual([
    ['PK', null, 'Yes.'],
    ['JN', null, 'No.'],
    ['PK', null, 'Well.'],
  ])
})

test('a text of very many lines is read', async () => {
  const { turns } = await read('long.txt', 'P1: yes\nP2: no\n'.repeat(100_000))
  expect(turns).toBe(200_000)
})

test('a name of several lines is one line', async () => {
  expect((await read('two\nlines.txt', 'P1: yes')).name).toBe('two lines')
})

test.each([
  ['01_Resemin_interview.docx', 'Resemin'],
  ['Entrevista Tumi Raise Boring 2016.txt', 'Tumi Raise Boring'],
  ['folder/bisa.txt', 'bisa'],
  ['12.txt', '12'],
])('the case that %s suggests is %s', (file, name) => {
  expect(caseNameFrom(file)).toBe(name)
})
