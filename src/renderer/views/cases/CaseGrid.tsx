import { MoreHorizontal } from 'lucide-react'
import { useMemo } from 'react'
import type { Attribute, AttributeValue, Case, CaseKind } from '#shared/records/schema'
import { useT } from '../app/language'
import { useRecords } from '../app/session'
import { Button, IconButton } from '../controls/Button'
import { ValueCell } from './ValueCell'

/** The attributes of a kind in their order. */
export const useAttributes = (kindId: string): readonly Attribute[] => {
  const attributes = useRecords('attribute')
  return useMemo(
    () =>
      attributes
        .filter((attribute) => attribute.kindId === kindId)
        .toSorted((a, b) => a.order - b.order),
    [attributes, kindId],
  )
}

/** Cases down, attributes across. Every field is filled in where it stands. */
export function CaseGrid({
  kind,
  cases,
  chosenId,
  onChoose,
  onAttribute,
}: {
  kind: CaseKind
  cases: readonly Case[]
  chosenId: Case['id'] | null
  onChoose: (id: Case['id']) => void
  onAttribute: (attribute: Attribute) => void
}) {
  const t = useT()
  const attributes = useAttributes(kind.id)
  const values = useRecords('attributeValue')
  const extents = useRecords('extent')
  const valueAt = useMemo(
    () =>
      new Map<string, AttributeValue>(
        values.map((value) => [`${value.caseId} ${value.attributeId}`, value]),
      ),
    [values],
  )
  if (cases.length === 0) {
    return (
      <div className="empty grow">
        <h2>{t('cases.noCases', { kind: kind.name })}</h2>
        <p>{t('cases.noCasesBody')}</p>
      </div>
    )
  }
  return (
    <div className="scroll case-scroll" tabIndex={0} role="group" aria-label={kind.name}>
      <table className="case-table">
        <thead>
          <tr>
            <th scope="col">{kind.name}</th>
            <th scope="col">{t('cases.texts')}</th>
            {attributes.map((attribute) => (
              <th key={attribute.id} scope="col">
                <span className="row">
                  <span className="grow">
                    {attribute.name}
                    <span className="muted small attribute-kind">
                      {attribute.unit || t(`cases.type.${attribute.valueType}`)}
                    </span>
                  </span>
                  <IconButton
                    small
                    label={t('cases.changeAttribute', { name: attribute.name })}
                    onPress={() => onAttribute(attribute)}
                  >
                    <MoreHorizontal size={14} aria-hidden />
                  </IconButton>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cases.map((one) => (
            <tr key={one.id} className={one.id === chosenId ? 'on' : undefined}>
              <th scope="row">
                <Button small look="quiet" onPress={() => onChoose(one.id)}>
                  <span className="clip">{one.name}</span>
                </Button>
              </th>
              <td className="texts">{extents.filter(({ caseId }) => caseId === one.id).length}</td>
              {attributes.map((attribute) => (
                <ValueCell
                  key={attribute.id}
                  one={one}
                  attribute={attribute}
                  field={valueAt.get(`${one.id} ${attribute.id}`) ?? null}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
