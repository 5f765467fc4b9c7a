import type { IdOf } from '#shared/records/schema'
import { useT } from '../../app/language'
import { useRecords, useRecordsById } from '../../app/session'
import { valueText } from '../../cases/valueText'

/** What is known of a case: each attribute with the value that is in force. */
export function CaseAttributes({ caseId }: { caseId: IdOf<'case'> }) {
  const t = useT()
  const one = useRecordsById('case').get(caseId)
  const values = useRecords('attributeValue').filter((value) => value.caseId === caseId)
  const attributes = useRecords('attribute')
    .filter(({ kindId }) => kindId === one?.kindId)
    .toSorted((a, b) => a.order - b.order)
  const known = attributes.flatMap((attribute) => {
    const value = values.find(({ attributeId }) => attributeId === attribute.id)
    const reading = value?.readings[value.chosen]
    return reading ? [{ attribute, text: valueText(reading.value, t) }] : []
  })
  if (known.length === 0) return <p className="muted small">{t('judging.noAttributes')}</p>
  return (
    <dl className="attributes">
      {known.map(({ attribute, text }) => (
        <div key={attribute.id}>
          <dt className="muted">{attribute.name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}
