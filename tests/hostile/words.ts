import { documentXml, paragraph, wordParts } from './flavours'
import { utf8, type HostileFile } from './hostileFile'
import { rawZip } from './rawZip'

type Trick = [trick: string, must: HostileFile['must'], make: () => Uint8Array, heavy?: true]

const MAIN = 'word/document.xml'

/** A Word document whose main part is this text. */
const main = (xml: () => string | Uint8Array) => (): Uint8Array => {
  const made = xml()
  const content = typeof made === 'string' ? utf8(made) : made
  return rawZip(wordParts().map((part) => (part.name === MAIN ? { ...part, content } : part)))
}
const prolog = (text: string, body = paragraph('&x;')) => main(() => documentXml(body, text))
const body = (text: () => string) => main(() => documentXml(text()))
const bold = (text: string) =>
  `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const plain = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const nested = (tag: string, depth: number, inner = paragraph('deep')) =>
  body(() => `<${tag}>`.repeat(depth) + inner + `</${tag}>`.repeat(depth))

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const BEACON = 'http://127.0.0.1:9/beacon'
const related = (type: string, target: string, mode = ' TargetMode="External"') =>
  `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${TYPES}/${type}" Target="${target}"${mode}/></Relationships>`
const withRelation =
  (text: string, type: string, target: string, mode?: string) => (): Uint8Array =>
    rawZip(wordParts(text, { 'word/_rels/document.xml.rels': related(type, target, mode) }))

const BLIP =
  '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:link="rId1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
const laughs = Array.from(
  { length: 12 },
  (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`,
).join('')

const tricks: readonly Trick[] = [
  ['an entity of its own', 'be refused', prolog('<!DOCTYPE w:document [<!ENTITY x "harm">]>')],
  [
    'an entity that is a file',
    'be refused',
    prolog('<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
  ],
  [
    'an entity on a server',
    'be refused',
    prolog(`<!DOCTYPE w:document [<!ENTITY x SYSTEM "${BEACON}">]>`),
  ],
  [
    'a parameter entity on a server',
    'be refused',
    prolog(`<!DOCTYPE w:document [<!ENTITY % x SYSTEM "${BEACON}"> %x;]>`),
  ],
  ['a document type on a server', 'be refused', prolog(`<!DOCTYPE w:document SYSTEM "${BEACON}">`)],
  [
    'entities of entities, a billion of them',
    'be refused',
    prolog(`<!DOCTYPE w:document [<!ENTITY l0 "ha">${laughs}]>`, paragraph('&l12;')),
  ],
  [
    'a long entity many times',
    'be refused',
    prolog(
      `<!DOCTYPE w:document [<!ENTITY x "${'a'.repeat(50_000)}">]>`,
      paragraph('&x;'.repeat(50_000)),
    ),
  ],
  [
    'a document type behind a long comment',
    'be refused',
    prolog(`<!--${' '.repeat(5000)}--><!DOCTYPE w:document [<!ENTITY x "harm">]>`),
  ],
  [
    'a document type in small letters',
    'be refused',
    prolog('<!doctype w:document [<!ENTITY x "harm">]>'),
  ],
  [
    'a document type in UTF-16',
    'be refused',
    main(() =>
      Buffer.from(
        `\ufeff${documentXml(paragraph('&x;'), '<!DOCTYPE w:document [<!ENTITY x "harm">]>')}`,
        'utf16le',
      ),
    ),
  ],
  ['an entity that nobody declared', 'come in', prolog('')],
  ['elements 200,000 deep', 'be refused', nested('w:x', 200_000), true],
  ['20,000 nested runs', 'be refused', nested('w:r', 20_000)],
  ['20,000 nested tables', 'be refused', nested('w:tbl', 20_000)],
  ['20,000 nested insertions', 'be refused', nested('w:ins', 20_000)],
  ['20,000 nested content controls', 'be refused', nested('w:sdt', 20_000)],
  ['20,000 nested text boxes', 'be refused', nested('w:txbxContent', 20_000)],
  ['200 nested tables', 'come in', nested('w:tbl', 200)],
  ['300,000 elements that never close', 'be refused', body(() => '<w:p>'.repeat(300_000)), true],
  ['two million empty paragraphs', 'be refused', body(() => '<w:p/>'.repeat(2_000_000)), true],
  ['190,000 paragraphs', 'be refused', body(() => paragraph('P1: a').repeat(190_000)), true],
  ['145,000 paragraphs', 'come in', body(() => paragraph('P1: a').repeat(145_000)), true],
  ['15,000 paragraphs', 'come in', body(() => paragraph('P1: a').repeat(15_000)), true],
  [
    '30,000 turns of two lines, with their names in bold',
    'come in',
    body(() => `<w:p>${bold('P1: ')}${plain('words of nobody '.repeat(10))}</w:p>`.repeat(30_000)),
    true,
  ],
  [
    'a break and 200,000 words that are bold by turns',
    'come in',
    body(
      () =>
        `<w:p>${plain('a')}<w:r><w:br/></w:r>${(bold('b ') + plain('c ')).repeat(100_000)}</w:p>`,
    ),
    true,
  ],
  ['60 MB of spaces between elements', 'be refused', body(() => ' '.repeat(60_000_000)), true],
  [
    '12 MB of words in one paragraph',
    'be refused',
    body(() => paragraph('a b '.repeat(3_000_000))),
    true,
  ],
  [
    '7 MB of words in one paragraph',
    'come in',
    body(() => paragraph('a b '.repeat(1_750_000))),
    true,
  ],
  [
    'an attribute of 10 MB',
    'come in',
    body(() => `<w:p w:rsidR="${'a'.repeat(10_000_000)}"><w:r><w:t>a</w:t></w:r></w:p>`),
    true,
  ],
  [
    '100,000 attributes',
    'come in',
    body(
      () =>
        `<w:p ${Array.from({ length: 100_000 }, (_, i) => `a${i}=""`).join(' ')}><w:r><w:t>a</w:t></w:r></w:p>`,
    ),
    true,
  ],
  [
    '100,000 namespaces',
    'be refused',
    body(
      () => `<w:p ${Array.from({ length: 100_000 }, (_, i) => `xmlns:a${i}="u${i}"`).join(' ')}/>`,
    ),
    true,
  ],
  [
    '12,000 styles that do not exist',
    'come in',
    body(() =>
      Array.from(
        { length: 12_000 },
        (_, i) => `<w:p><w:pPr><w:pStyle w:val="s${i}"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>`,
      ).join(''),
    ),
    true,
  ],
  [
    '15,000 fields that never end',
    'come in',
    body(() =>
      '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "javascript:alert(1)"</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>a</w:t></w:r></w:p>'.repeat(
        15_000,
      ),
    ),
    true,
  ],
  [
    '15,000 paragraphs whose ends were deleted',
    'come in',
    body(() =>
      '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'.repeat(15_000),
    ),
    true,
  ],
  ['a prefix that nobody declared', 'be refused', main(() => '<q:document><q:body/></q:document>')],
  [
    'words in CDATA',
    'come in',
    body(
      () => '<w:p><w:r><w:t><![CDATA[<script>globalThis.canary = 1</script>]]></w:t></w:r></w:p>',
    ),
  ],
  [
    'a style sheet from a server',
    'come in',
    prolog(`<?xml-stylesheet href="${BEACON}" type="text/xsl"?>`, paragraph('a')),
  ],
  ['elements that close another', 'be refused', body(() => '<w:p><w:r></w:p></w:r>')],
  [
    'a link that is a script',
    'come in',
    withRelation(
      '<w:p><w:hyperlink r:id="rId1"><w:r><w:t>a link</w:t></w:r></w:hyperlink></w:p>',
      'hyperlink',
      'javascript:globalThis.canary=1',
    ),
  ],
  [
    'a link that is a script in a field',
    'come in',
    body(
      () =>
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "javascript:globalThis.canary=1"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>a link</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    ),
  ],
  ['a picture on a server', 'come in', withRelation(paragraph('a') + BLIP, 'image', BEACON)],
  [
    'a picture that is a file',
    'come in',
    withRelation(paragraph('a') + BLIP, 'image', 'file:///etc/passwd'),
  ],
  [
    'an old picture on a server',
    'come in',
    withRelation(
      `${paragraph('a')}<w:p><w:r><w:pict><v:shape><v:imagedata r:id="rId1"/></v:shape></w:pict></w:r></w:p>`,
      'image',
      BEACON,
    ),
  ],
  ['a template on a server', 'come in', withRelation(paragraph('a'), 'attachedTemplate', BEACON)],
  [
    'a piece of HTML on a server',
    'come in',
    withRelation(`${paragraph('a')}<w:altChunk r:id="rId1"/>`, 'aFChunk', BEACON),
  ],
  [
    'styles outside of the file',
    'come in',
    withRelation(paragraph('a'), 'styles', '../../../../etc/passwd', ''),
  ],
  ['footnotes on a server', 'come in', withRelation(paragraph('a'), 'footnotes', BEACON)],
  [
    'words that are markup',
    'come in',
    body(() =>
      paragraph(
        '&lt;img src=x onerror="globalThis.canary=1"&gt;&lt;script&gt;globalThis.canary=1&lt;/script&gt;',
      ),
    ),
  ],
  [
    'a footnote that refers to itself',
    'come in',
    () =>
      rawZip(
        wordParts('<w:p><w:r><w:t>a</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>', {
          'word/footnotes.xml': documentXml('')
            .replace(
              '<w:body></w:body>',
              '<w:footnote w:id="1"><w:p><w:r><w:t>b</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote>',
            )
            .replaceAll('w:document', 'w:footnotes'),
        }),
      ),
  ],
  [
    '200,000 styles in 100 parts',
    'be refused',
    () => {
      const some = Array.from(
        { length: 2000 },
        (_, i) => `<w:style w:styleId="s${i}"><w:name w:val="heading 1"/></w:style>`,
      ).join('')
      const styles = documentXml(some).replaceAll('w:document', 'w:styles')
      const others = Array.from({ length: 100 }, (_, i) => [
        `word/styles${i}.xml`,
        styles.replaceAll('"s', `"s${i}-`),
      ])
      return rawZip(wordParts(paragraph('a'), Object.fromEntries(others) as Record<string, string>))
    },
    true,
  ],
  [
    'a long note that is cited 100,000 times',
    'come in',
    () =>
      rawZip(
        wordParts(`<w:p>${'<w:r><w:footnoteReference w:id="1"/></w:r>'.repeat(100_000)}</w:p>`, {
          'word/footnotes.xml': documentXml('')
            .replace(
              '<w:body></w:body>',
              `<w:footnote w:id="1">${paragraph('b '.repeat(100_000))}</w:footnote>`,
            )
            .replaceAll('w:document', 'w:footnotes'),
        }),
      ),
    true,
  ],
  [
    '40 text boxes in one another, each with 10,000 words',
    'come in',
    body(() => {
      const box = '<w:p><w:r><w:pict><v:textbox><w:txbxContent>'
      const end = '</w:txbxContent></v:textbox></w:pict></w:r></w:p>'
      const one = paragraph('a b '.repeat(5000))
      return (one + box).repeat(40) + end.repeat(40)
    }),
    true,
  ],
  [
    '100,000 signs of fonts that every object has',
    'come in',
    body(
      () =>
        `<w:p><w:r><w:t>a</w:t>${['__proto__', 'constructor', 'Wingdings'].map((font) => `<w:sym w:font="${font}" w:char="constructor"/>`.repeat(33_000)).join('')}</w:r></w:p>`,
    ),
    true,
  ],
  [
    '300,000 comments and instructions',
    'come in',
    body(() => `${'<!-- a --><?b c?>'.repeat(300_000)}${paragraph('a')}`),
    true,
  ],
  ['no XML at all', 'be refused', main(() => new Uint8Array(5000).fill(0x80))],
]

export const words: readonly HostileFile[] = tricks.map(
  ([trick, must, bytes, heavy = false], i) => ({
    name: `word ${i}.docx`,
    trick,
    target: 'transcript',
    must,
    bytes,
    heavy,
  }),
)
