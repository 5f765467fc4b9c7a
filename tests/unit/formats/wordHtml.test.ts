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

  test('keeps a line break and a tab, leaves out the end of a page, and reads signs of other fonts', async () => {
    const signs = `<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:br w:type="page"/><w:t>d</w:t><w:noBreakHyphen/><w:sym w:font="Wingdings" w:char="F04A"/><w:sym w:font="Nobody" w:char="F04A"/></w:r>`
    expect(await textOf(`<w:p>${signs}</w:p>`)).toBe('a\nb\tcd\u2011☺')
  })

  test('has each note once, below the text, whatever the order of its parts and however often it is cited', async () => {
    const cite = (kind: string, id: number) => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`
    const note = (kind: string, id: number, text: string, type = '') =>
      `<w:${kind} w:id="${id}"${type}><w:p>${run(text)}</w:p></w:${kind}>`
    const notes = (kind: string, inside: string) =>
      documentXml('').replace('<w:body></w:body>', inside).replaceAll('w:document', `w:${kind}s`)
    const body = `<w:p>${run('one')}${cite('endnote', 2)}${run(' two')}${cite('footnote', 2)}${run(' three')}${cite('endnote', 2)}${cite('footnote', 9)}</w:p><w:p>${run('end')}</w:p>`
    const others = {
      'word/endnotes.xml': notes(
        'endnote',
        note('endnote', 0, 'a line', ' w:type="separator"') + note('endnote', 2, 'said later'),
      ),
      'word/footnotes.xml': notes('footnote', note('footnote', 2, 'laughs')),
    }
    expect(await textOf(body, others)).toBe(
      'one[1] two[2] three[1]\nend\n[1] said later\n[2] laughs',
    )
  })

  test('loses no words behind a deleted end: not in the next cell, not at the end, not beside a deleted row', async () => {
    const deleted = (text: string) =>
      `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run(text)}</w:p>`
    const row = (inside: string, properties = '') =>
      `<w:tr>${properties}<w:tc>${inside}</w:tc></w:tr>`
    const gone = '<w:trPr><w:del/></w:trPr>'
    const inner = `<w:tbl>${row(`<w:p>${run('inner')}</w:p>`)}</w:tbl>`
    const body = `${deleted('a ')}<w:tbl>${row(`${inner}<w:p>${run('gone')}</w:p>`, gone)}${row(`<w:p>${run('b')}</w:p>`)}</w:tbl>${deleted('last')}`
    expect(await textOf(body)).toBe('a b\nlast')
  })

  test('has an ampersand inside one stretch of text, as an editor would have it', async () => {
    const { doc } = await read('a.docx', docx(`<w:p>${run('Bisa &amp; Exsa &lt;b&gt;')}</w:p>`))
    expect(doc.content[0]?.content).toEqual([{ type: 'text', text: 'Bisa & Exsa <b>' }])
  })

  test('takes the main part that the document names, and another where it names none that is there', async () => {
    const relationships = (target: string) =>
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${target}"/></Relationships>`
    const parts = (target: string) => ({
      '_rels/.rels': relationships(target),
      'word/document2.xml': documentXml(`<w:p>${run('second')}</w:p>`),
    })
    const first = `<w:p>${run('first')}</w:p>`
    expect(await textOf(first, parts('/word/document2.xml'))).toBe('second')
    expect(await textOf(first, parts('../../etc/passwd'))).toBe('first')
  })
})
