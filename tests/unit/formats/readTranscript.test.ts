import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { caseNameFrom, caseNameOfFolder } from '#shared/formats/caseName'
import type { Encoding } from '#shared/formats/encoding'
import { canonicalText } from '#shared/text/canonical'
import { problem, read, talk, utf8 } from './reading'

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
  ['Firm_07.txt', 'Firm 07'],
  ['Empresa 12 entrevista 2016-05-03.docx', 'Empresa 12'],
  ['03 - Tumi Raise Boring (part 2).txt', 'Tumi Raise Boring (part 2)'],
  ['1. Exsa.docx', 'Exsa'],
  ['_.txt', '_.txt'],
  ['01_Smith & Sons_interview.docx', 'Smith & Sons'],
  ['Procter&Gamble.docx', 'Procter&Gamble'],
  ['Leche 50 % - entrevista.docx', 'Leche 50 %'],
  ['100 % Natural.docx', '100 % Natural'],
  ['🐝 Miel 2.docx', '🐝 Miel'],
  ['🐝_interview.docx', '🐝'],
  ['Bisa - Exsa.docx', 'Bisa Exsa'],
  ['Interview & Nova.docx', 'Nova'],
  ['No\u202eva\x1b[2J.docx', 'Nova [2J'],
])('the case that %s suggests is %s', (file, name) => {
  expect(caseNameFrom(file)).toBe(name)
})

test.each([
  ['Bisa S.A', 'Bisa S.A'],
  ['1. Exsa', 'Exsa'],
  ['2016', '2016'],
])('the case that a folder %s suggests is %s', (folder, name) => {
  expect(caseNameOfFolder(folder)).toBe(name)
})
