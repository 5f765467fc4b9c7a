import { Document, HeadingLevel, Paragraph, type Table } from 'docx'
import type { Translate } from '../../messages/translate'
import { bytesOf, cleanText, runs, tableChildren } from '../docx'
import type { MethodStatement } from './method'

/** The statement as a part of a document. */
export const methodParagraphs = (
  { sections, parameters }: MethodStatement,
  t: Translate,
): (Paragraph | Table)[] => [
  new Paragraph({ children: runs(t('method.hint'), { italics: true, size: 18 }) }),
  ...sections.flatMap(({ title, text }) => [
    new Paragraph({ text: title, heading: HeadingLevel.HEADING_2, keepNext: true }),
    new Paragraph({ children: runs(text), spacing: { after: 120 } }),
  ]),
  ...tableChildren(parameters),
]

export function methodDocument(
  statement: MethodStatement,
  project: string,
  t: Translate,
): Promise<Uint8Array> {
  const title = cleanText(`${project}: ${t('report.method')}`)
  return bytesOf(
    new Document({
      title,
      creator: 'Veta',
      sections: [
        {
          children: [
            new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
            ...methodParagraphs(statement, t),
          ],
        },
      ],
    }),
  )
}
