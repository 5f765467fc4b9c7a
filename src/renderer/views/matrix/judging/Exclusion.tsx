import type { Proposal } from '#shared/matrix/exclusive'
import { useT } from '../../app/language'
import { Checkbox } from '../../controls/Field'
import { useCellNames } from './useCellNames'

/** The codes that this one excludes: recorded as absent in the same step, but for those that are unticked. */
export function Exclusion({
  proposals,
  kept,
  onKeep,
}: {
  proposals: readonly Proposal[]
  kept: ReadonlySet<string>
  onKeep: (kept: ReadonlySet<string>) => void
}) {
  const t = useT()
  const names = useCellNames()
  if (proposals.length === 0) return null
  return (
    <fieldset className="citations">
      <legend>{t('judging.proposal')}</legend>
      <ul className="listing">
        {proposals.map((one) => (
          <li key={one.codeId}>
            <Checkbox
              isSelected={!kept.has(one.codeId)}
              onChange={(on) =>
                onKeep(
                  new Set(on ? [...kept].filter((id) => id !== one.codeId) : [...kept, one.codeId]),
                )
              }
            >
              {t('judging.proposed', {
                code: names(one).code,
                state: t(`matrix.${one.state}`),
              })}
            </Checkbox>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
