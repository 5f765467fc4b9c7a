import { Radio, RadioGroup } from 'react-aria-components'
import type { ExportKind } from '#shared/formats/exportProject'
import { useT } from '../app/language'

/** What a reviewer may ask for, by what it is about. */
const groups = {
  matrix: ['matrix', 'method', 'structure'],
  evidence: ['excerpts', 'quotes', 'memos'],
  study: ['codebook', 'cases', 'audit'],
} as const satisfies Record<string, readonly ExportKind[]>

/** The exports to choose from, each with what it is good for. */
export function ExportChoice({
  value,
  onChange,
}: {
  value: ExportKind
  onChange: (kind: ExportKind) => void
}) {
  const t = useT()
  return (
    <RadioGroup
      className="export-choice"
      aria-label={t('export.whatToExport')}
      value={value}
      onChange={(kind) => onChange(kind as ExportKind)}
    >
      {(Object.keys(groups) as (keyof typeof groups)[]).map((group) => (
        <div key={group} role="group" aria-label={t(`export.group.${group}`)}>
          <h3 className="muted small">{t(`export.group.${group}`)}</h3>
          {groups[group].map((kind) => (
            <Radio key={kind} value={kind} className="export-kind">
              <span className="dot" aria-hidden />
              <span>
                <span className="name">{t(`export.kind.${kind}`)}</span>
                <span className="muted small">{t(`export.kind.${kind}.for`)}</span>
              </span>
            </Radio>
          ))}
        </div>
      ))}
    </RadioGroup>
  )
}
