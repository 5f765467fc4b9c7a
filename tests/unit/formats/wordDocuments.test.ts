import { Document, FootnoteReferenceRun, Packer, Paragraph, TextRun } from 'docx'
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { canonicalText } from '#shared/text/canonical'
import { problem, read, talk, utf8 } from './reading'

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

  test('gives paragraphs, emphasis and speakers', async () => {
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

  test('has a turn where a label begins a line of a paragraph, and other breaks stay', async () => {
    const rows = [
      ' Ana: Why',
      'there?',
      '',
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
