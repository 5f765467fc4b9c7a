import { documentXml, paragraph, wordParts } from './flavours'
import { rawZip } from './rawZip'
import { body, type Trick } from './wordTricks'

const bold = (text: string) =>
  `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const plain = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const nested = (tag: string, depth: number, inner = paragraph('deep')) =>
  body(() => `<${tag}>`.repeat(depth) + inner + `</${tag}>`.repeat(depth))

/** Word documents with more of something than anybody writes, or with it deeper. */
export const manyWords: readonly Trick[] = [
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
]
