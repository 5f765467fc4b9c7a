import { describe, expect, test } from 'vitest'
import { canonicalText } from '#shared/text/canonical'
import { documentXml, wordParts } from '../../hostile/flavours'
import { rawZip } from '../../hostile/rawZip'
import { read } from './reading'

const run = (text: string, look = '') =>
  `<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
const docx = (body: string, others: Record<string, string> = {}) => rawZip(wordParts(body, others))
const textOf = async (body: string, others?: Record<string, string>) =>
  canonicalText((await read('a.docx', docx(body, others))).doc)

describe('a Word document that is stripped before it is read', () => {
  test('keeps its headings by the names of their styles, in any language of the ids', async () => {
    const body = `<w:p><w:pPr><w:pStyle w:val="Ttulo2"/></w:pPr>${run('Talk')}</w:p><w:p>${run('words')}</w:p>`
    const styles = documentXml('')
      .replace(
        '<w:body></w:body>',
        '<w:style w:type="paragraph" w:styleId="Ttulo2"><w:name w:val="heading 2"/></w:style>',
      )
      .replaceAll('w:document', 'w:styles')
    const { doc } = await read('a.docx', docx(body, { 'word/styles.xml': styles }))
    expect(doc.content[0]).toMatchObject({ type: 'heading', attrs: { level: 2 } })
    expect(doc.content[1]).toMatchObject({ type: 'paragraph' })
  })

  test('keeps emphasis where it begins and ends, and loses none of the words of its runs', async () => {
    const body = `<w:p>${run('a ')}${run('b ', '<w:b/>')}${run('c ', '<w:b w:val="1"/>')}${run('d', '<w:b w:val="0"/><w:i/>')}</w:p>`
    const { doc } = await read('a.docx', docx(body))
    expect(doc.content[0]?.content).toEqual([
      { type: 'text', text: 'a ' },
      { type: 'text', text: 'b c ', marks: [{ type: 'bold' }] },
      { type: 'text', text: 'd', marks: [{ type: 'italic' }] },
    ])
  })

  test('keeps what is inserted, linked, in a content control and in a text box, and leaves out what is deleted', async () => {
    const box = `<w:r><mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent><w:p>${run('box')}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
    const body = `<w:p><w:ins>${run('in ')}</w:ins><w:del><w:r><w:delText>out </w:delText></w:r></w:del><w:hyperlink w:anchor="x">${run('link ')}</w:hyperlink><w:sdt><w:sdtPr/><w:sdtContent>${run('held')}</w:sdtContent></w:sdt>${box}</w:p><w:tbl><w:tr><w:tc><w:p>${run('cell')}</w:p></w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p>${run('gone')}</w:p></w:tc></w:tr></w:tbl>`
    expect(await textOf(body)).toBe('in link held\nbox\ncell')
  })

  test('joins a paragraph whose end was deleted to the next one', async () => {
    const deleted = '<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>'
    expect(await textOf(`<w:p>${deleted}${run('one ')}</w:p><w:p>${run('two')}</w:p>`)).toBe(
      'one two',
    )
  })

  test('is read whatever its prefixes are called, and counts the pictures that it had', async () => {
    const picture =
      '<w:p><w:r><w:drawing><a:graphic><a:blip r:embed="rId1"/></a:graphic></w:drawing></w:r></w:p>'
    const body = `<w:p>${run('words')}</w:p>${picture}`
    const parts = wordParts(body).map((part) => ({
      ...part,
      content: new TextEncoder().encode(
        new TextDecoder()
          .decode(part.content)
          .replace(/(<\/?|xmlns:)w(?=[:=])/g, '$1word')
          .replace(/ w:(?=\w+=)/g, ' word:'),
      ),
    }))
    const { doc, notes } = await read('a.docx', rawZip(parts))
    expect(canonicalText(doc)).toBe('words')
    expect(notes).toEqual([{ key: 'files.pictures', values: { count: 1 } }])
  })
})
