import { Document, HeadingLevel, Paragraph } from 'docx'
import type { Translate } from '../../messages/translate'
import { bytesOf, cleanText, runs } from '../docx'
import type { ReportedCode } from './codebook'

const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const

/** The codebook to read: each code under its own heading, with its rules and how often it was used. */
export function codebookDocument(
  codes: readonly ReportedCode[],
  project: string,
  t: Translate,
): Promise<Uint8Array> {
  const title = cleanText(`${project}: ${t('app.codebook')}`)
  const children = codes.flatMap((one) => {
    const { code } = one
    const rules = [
      [t('codebook.definition'), code.definition],
      [t('codebook.include'), code.include],
      [t('codebook.exclude'), code.exclude],
      [t('codebook.example'), code.example],
      [t('report.exclusiveGroup'), code.exclusiveGroup],
      [t('report.appliesTo'), one.kinds.join('; ')],
      [t('export.memo'), one.memo],
    ].filter(([, text]) => text !== '')
    const { passages, sources, cases } = one
    const used =
      passages === 0 ? t('report.neverUsed') : t('report.used', { passages, sources, cases })
    return [
      new Paragraph({
        text: cleanText(code.name),
        heading: headings[Math.min(one.level, headings.length) - 1]!,
        spacing: { before: 240, after: 40 },
        keepNext: true,
      }),
      new Paragraph({
        children: runs(code.key === '' ? used : `${code.key} · ${used}`, { size: 18 }),
        spacing: { after: 60 },
      }),
      ...rules.map(
        ([name, text]) =>
          new Paragraph({
            children: [...runs(`${name}: `, { bold: true }), ...runs(text!)],
            spacing: { after: 60 },
          }),
      ),
    ]
  })
  return bytesOf(
    new Document({
      title,
      creator: 'Veta',
      sections: [
        {
          children: [
            new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
            ...(codes.length > 0 ? children : [new Paragraph(t('report.noCodes'))]),
          ],
        },
      ],
    }),
  )
}
