import type { Translate } from '../messages/translate'
import type { Attribute } from '../records/schema'
import type { Excerpt, ExcerptTable } from './excerpts'
import type { SheetTable, TableCell } from './table'

export const attributeTitle = ({ name, unit }: Attribute) => (unit ? `${name} (${unit})` : name)

/** A value that was typed as a number is one in the sheet too; one that is missing is an empty cell. */
const attributeCell = (value: string, { valueType }: Attribute): TableCell =>
  value !== '' && valueType === 'number' ? Number(value) : value || null

/** An instant as a date that sorts, in universal time. */
export const isoDate = (instant: number): string => new Date(instant).toISOString().slice(0, 10)

/** Excerpts as a table, one row each: what was said, where, of which case, under which code, and by whom coded. */
export function excerptSheet({ excerpts, attributes }: ExcerptTable, t: Translate): SheetTable {
  const columns: [title: string, value: (excerpt: Excerpt) => TableCell][] = [
    [t('export.case'), (one) => one.caseName],
    [t('export.code'), (one) => one.codePath],
    [t('export.key'), (one) => one.codeKey],
    [t('export.excerpt'), (one) => one.quote],
    [t('export.source'), (one) => one.sourceName],
    [t('export.turn'), (one) => one.turn],
    [t('export.speaker'), (one) => one.speaker],
    [t('export.time'), (one) => one.time],
    [t('export.paragraph'), (one) => (one.detached ? null : one.paragraph)],
    [t('export.from'), (one) => (one.detached ? null : one.from)],
    [t('export.to'), (one) => (one.detached ? null : one.to)],
    [t('export.coder'), (one) => one.coder],
    [t('export.polarity'), (one) => t(`export.${one.polarity}`)],
    [t('export.weight'), (one) => one.weight],
    [t('export.memo'), (one) => one.memo],
    [t('export.codedOn'), (one) => isoDate(one.createdAt)],
    [
      t('export.note'),
      (one) =>
        one.detached
          ? t('export.detached')
          : one.caseCount > 1
            ? t('export.sharedCases', { count: one.caseCount })
            : '',
    ],
    ...attributes.map((attribute): [string, (excerpt: Excerpt) => TableCell] => [
      attributeTitle(attribute),
      (one) => attributeCell(one.attributes[attribute.id] ?? '', attribute),
    ]),
  ]
  return {
    title: t('export.excerpts'),
    header: columns.map(([title]) => title),
    rows: excerpts.map((excerpt) => columns.map(([, value]) => value(excerpt))),
  }
}

/** Where an excerpt stands, in one line under its quote. */
export function locatorOf(excerpt: Excerpt, t: Translate): string {
  return [
    excerpt.caseName,
    excerpt.sourceName,
    excerpt.turn === null ? '' : t('export.turnNumber', { number: excerpt.turn }),
    excerpt.speaker,
    excerpt.time,
    excerpt.detached
      ? t('export.detached')
      : t('export.position', { paragraph: excerpt.paragraph, from: excerpt.from, to: excerpt.to }),
    excerpt.coder,
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

/** What is known of an excerpt's case, in one line; empty where nothing is. */
export const attributesOf = (
  { attributes: values }: Excerpt,
  attributes: readonly Attribute[],
): string =>
  attributes
    .filter(({ id }) => (values[id] ?? '') !== '')
    .map((attribute) => `${attributeTitle(attribute)}: ${values[attribute.id]}`)
    .join(' · ')
