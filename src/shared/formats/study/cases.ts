import { plainValue } from '../../commands/values'
import type { Translate } from '../../messages/translate'
import type { Value } from '../../records/attributeValue'
import type { AnyRecord, Attribute, RecordOf, RecordType } from '../../records/schema'
import { spelledOut } from '../../text/memoLinks'
import { isMissingWord } from '../caseTable'
import { attributeTitle } from '../excerptSheet'
import type { SheetTable, TableCell } from '../table'

/** What stands for a value in the table of cases, so that reading the table again gives the same back. */
function cellOf(value: Value | undefined, { valueType }: Attribute): TableCell {
  if (!value) return null
  if (value.type === 'missing') return isMissingWord(value.reason) ? value.reason : 'n/a'
  return valueType === 'number' && value.type === 'number' ? value.value : plainValue(value)
}

/**
 * The cases, a table for each kind with a column an attribute, which can be imported again; then every value that is
 * known of them with where it stands, which one is in force, and why one is missing.
 */
export function caseSheets(records: readonly AnyRecord[], t: Translate): SheetTable[] {
  const all = <T extends RecordType>(type: T) =>
    records.filter((record): record is RecordOf<T> => record.type === type)
  const byOrder = (a: { order: number }, b: { order: number }) => a.order - b.order
  const values = new Map(
    all('attributeValue').map((one) => [`${one.caseId} ${one.attributeId}`, one]),
  )
  const kinds = all('caseKind').toSorted(byOrder)
  const tables: SheetTable[] = []
  const origins: TableCell[][] = []
  const facts: TableCell[][] = []
  for (const kind of kinds) {
    const attributes = all('attribute')
      .filter(({ kindId }) => kindId === kind.id)
      .toSorted(byOrder)
    const cases = all('case')
      .filter(({ kindId }) => kindId === kind.id)
      .toSorted(byOrder)
    const valueOf = (caseId: string, { id }: Attribute) => values.get(`${caseId} ${id}`)
    tables.push({
      title: kinds.length === 1 ? t('app.cases') : `${t('app.cases')} ${kind.name}`,
      header: [t('export.case'), ...attributes.map(attributeTitle)],
      rows: cases.map((one) => [
        one.name,
        ...attributes.map((attribute) => {
          const known = valueOf(one.id, attribute)
          return cellOf(known?.readings[known.chosen]?.value, attribute)
        }),
      ]),
    })
    for (const one of cases) {
      facts.push([one.name, kind.name, one.aliases.join('; '), spelledOut(one.memo)])
      for (const attribute of attributes) {
        const known = valueOf(one.id, attribute)
        for (const [i, { value, origin }] of (known?.readings ?? []).entries()) {
          const isMissing = value.type === 'missing'
          origins.push([
            one.name,
            attributeTitle(attribute),
            isMissing ? null : cellOf(value, attribute),
            isMissing ? value.reason || t('cases.missing') : '',
            origin,
            i === known!.chosen ? t('report.yes') : '',
          ])
        }
      }
    }
  }
  return [
    ...tables,
    {
      title: t('report.origins'),
      header: [
        t('export.case'),
        t('report.attribute'),
        t('cases.value'),
        t('cases.reason'),
        t('cases.origin'),
        t('cases.inForce'),
      ],
      rows: origins,
    },
    {
      title: t('report.caseNotes'),
      header: [t('export.case'), t('cases.kind'), t('cases.aliases'), t('export.memo')],
      rows: facts,
    },
  ]
}
