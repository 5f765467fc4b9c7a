import { useRef, useState } from 'react'
import type { Standing } from '#shared/matrix/sharedAndDifferent'
import type { SideBySide } from '#shared/matrix/sideBySide'
import type { IdOf } from '#shared/records/schema'
import { PATH_SEPARATOR } from '#shared/records/codebook'
import { useT } from '../app/language'
import { useLocation } from '../app/location'
import { useRecordsById } from '../app/session'
import { valueText } from '../cases/valueText'
import { CodeChip } from '../controls/CodeChip'
import { SaidFirst } from './SaidFirst'
import { SideCellView } from './SideCellView'

/** A sign for each standing; no two look alike without colour. */
const standingSigns: Record<Standing, string> = {
  shared: '=',
  different: '≠',
  partlyKnown: '◐',
  bothAbsent: '○',
  unknown: '·',
}

/** Pixels of the names of the factors, and of a case below which its quotes can't be read. */
const NAMES = 210
const LEAST = 200

/** What is said first, then the cases in columns: their attributes, and below them factor by factor. */
export function SideTable({ beside, show }: { beside: SideBySide; show: Standing | 'all' }) {
  const t = useT()
  const go = useLocation((state) => state.go)
  const codes = useRecordsById('code')
  const frame = useRef<HTMLDivElement>(null)
  // A factor that was asked for is listed whatever else is.
  const [asked, setAsked] = useState<string | null>(null)
  const factors = beside.factors.filter(
    ({ standing, codeId }) => show === 'all' || standing === show || codeId === asked,
  )
  const openFactor = (codeId: string) => {
    setAsked(codeId)
    requestAnimationFrame(() => {
      const head = frame.current?.querySelector<HTMLElement>(`[data-factor="${codeId}"]`)
      head?.scrollIntoView({ block: 'center' })
      head?.focus()
    })
  }
  return (
    <div className="scroll compare" ref={frame}>
      <SaidFirst beside={beside} onOpen={openFactor} />
      <table className="side-table" style={{ minWidth: NAMES + LEAST * beside.cases.length }}>
        <thead>
          <tr>
            <th scope="col" className="side-corner">
              {t('compare.factor')}
            </th>
            {beside.cases.map(({ id, name }) => (
              <th key={id} scope="col">
                <button
                  type="button"
                  className="text-link"
                  onClick={() => go({ screen: 'cases', caseId: id })}
                >
                  {name}
                </button>
                {/* A button is not drawn again where a table goes on on the next page. */}
                <span className="on-paper" aria-hidden>
                  {name}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="side-attributes">
          {beside.attributes.map(({ attributeId, name, unit, values }) => (
            <tr key={attributeId}>
              <th scope="row">
                {name}
                {unit !== '' && <span className="muted"> ({unit})</span>}
              </th>
              {values.map((value, i) => (
                <td key={beside.cases[i]!.id}>
                  {value ? (
                    <span className={value.reading.value.type === 'missing' ? 'muted' : ''}>
                      {valueText(value.reading.value, t)}
                      {value.others > 0 && (
                        <span className="muted small">
                          {' '}
                          {t('compare.otherReadings', { count: value.others })}
                        </span>
                      )}
                    </span>
                  ) : (
                    <span className="muted">{t('compare.notRecorded')}</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tbody>
          {factors.map((factor) => {
            const code = codes.get(factor.codeId)
            return (
              <tr key={factor.codeId} className={`side-factor ${factor.standing}`}>
                <th scope="row" data-factor={factor.codeId} tabIndex={-1}>
                  {factor.above.length > 0 && (
                    <span className="muted small">{factor.above.join(PATH_SEPARATOR)}</span>
                  )}
                  {code && <CodeChip code={code} />}
                  <span className="standing small">
                    <span className="sign" aria-hidden>
                      {standingSigns[factor.standing]}
                    </span>
                    {t(`compare.${factor.standing}`)}
                  </span>
                </th>
                {factor.cells.map((cell, i) => {
                  const { id, name } = beside.cases[i]!
                  return (
                    <td key={id}>
                      <SideCellView cell={cell} />
                      <button
                        type="button"
                        className="text-link small cell-link"
                        aria-label={t('compare.openCellOf', { case: name, factor: factor.name })}
                        onClick={() =>
                          go({ cell: { caseId: id, codeId: factor.codeId as IdOf<'code'> } })
                        }
                      >
                        {t('compare.openCell')}
                      </button>
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
      {factors.length === 0 && <p className="empty muted">{t('compare.noFactors')}</p>}
    </div>
  )
}
