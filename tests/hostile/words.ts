import { documentXml, paragraph, wordParts } from './flavours'
import type { HostileFile } from './hostileFile'
import { manyWords } from './manyWords'
import { rawZip } from './rawZip'
import { body, main, type Trick } from './wordTricks'

const prolog = (text: string, body = paragraph('&x;')) => main(() => documentXml(body, text))
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
  ['no XML at all', 'be refused', main(() => new Uint8Array(5000).fill(0x80))],
]

export const words: readonly HostileFile[] = [...tricks, ...manyWords].map(
  ([trick, must, bytes, heavy = false], i) => ({
    name: `word ${i}.docx`,
    trick,
    target: 'transcript',
    must,
    bytes,
    heavy,
  }),
)
