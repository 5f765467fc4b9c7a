import type { CoOccurrenceTable, CodePair } from '#shared/matrix/coOccurrenceTable'
import type { IdOf } from '#shared/records/schema'
import { useFormats, useT } from '../app/language'
import { useRecordsById } from '../app/session'
import { useGridWalk } from '../controls/useGridWalk'
import { kindBehind, useCoOccurrence, valueOf } from './choices'

/** Codes against codes; each number is a button that opens the passages of both. */
export function MeetingTable({ table, rollUp }: { table: CoOccurrenceTable; rollUp: boolean }) {
  const t = useT()
  const formats = useFormats()
  const codes = useRecordsById('code')
  const { measure, open, set } = useCoOccurrence()
  const { walk, onKeyDown } = useGridWalk()
  const pairs = new Map(table.pairs.map((pair) => [`${pair.a} ${pair.b}`, pair]))
  const pairOf = (i: number, j: number) => pairs.get(i < j ? `${i} ${j}` : `${j} ${i}`)
  const outerOf = new Map(
    table.nested.flatMap(([outer, inner]) => {
      const way = { outer, inner }
      return [[`${outer} ${inner}`, way] as const, [`${inner} ${outer}`, way] as const]
    }),
  )
  // Five hundred codes have more pairs than a function takes arguments.
  const largest = table.pairs.reduce((most, pair) => Math.max(most, valueOf(pair, measure) ?? 0), 0)
  const nameOf = (i: number) => codes.get(table.codes[i]!.codeId)?.name ?? ''
  const written = (pair: CodePair | undefined) => {
    const value = pair ? valueOf(pair, measure) : 0
    if (value === null) return '—'
    return formats.number(Math.round(value * 100) / 100)
  }
  return (
    <div className="crosstab-part">
      <div className="scroll meetings">
        <table className="number-table square" onKeyDown={onKeyDown}>
          <thead>
            <tr>
              <th scope="col">{t('meet.code')}</th>
              {table.codes.map(({ codeId }, i) => (
                <th key={codeId} scope="col" className="turned" title={nameOf(i)}>
                  <span>{nameOf(i)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.codes.map(({ codeId, codings }, i) => (
              <tr key={codeId}>
                <th scope="row" data-colour={codes.get(codeId)?.colour}>
                  <span className="swatch" aria-hidden /> {nameOf(i)}
                </th>
                {table.codes.map((other, j) => {
                  if (i === j)
                    return (
                      <td key={other.codeId} className="own">
                        <span
                          className="number"
                          title={t(rollUp ? 'meet.withSubcodes' : 'meet.own', { count: codings })}
                          aria-label={t(rollUp ? 'meet.withSubcodes' : 'meet.own', {
                            count: codings,
                          })}
                          role="img"
                          {...walk(i, j)}
                        >
                          {formats.number(codings)}
                        </span>
                      </td>
                    )
                  const nested = outerOf.get(`${i} ${j}`)
                  if (nested) {
                    const says = t('meet.takesIn', {
                      outer: nameOf(nested.outer),
                      inner: nameOf(nested.inner),
                    })
                    return (
                      <td key={other.codeId} className="own">
                        <span
                          className="number none"
                          title={says}
                          aria-label={says}
                          role="img"
                          {...walk(i, j)}
                        >
                          {nested.outer === i ? '⊃' : '⊂'}
                        </span>
                      </td>
                    )
                  }
                  const pair = pairOf(i, j)
                  const value = pair ? (valueOf(pair, measure) ?? 0) : 0
                  const isOut = measure === 'cCoefficient' && pair?.cOutOfRange === true
                  const isOpen =
                    (open?.a === codeId && open.b === other.codeId) ||
                    (open?.b === codeId && open.a === other.codeId)
                  return (
                    <td
                      key={other.codeId}
                      style={
                        {
                          '--heat': largest === 0 ? 0 : Math.round((40 * value) / largest),
                        } as React.CSSProperties
                      }
                    >
                      <button
                        type="button"
                        className={value === 0 ? 'number none' : 'number'}
                        aria-pressed={isOpen}
                        aria-label={t('meet.number', {
                          a: nameOf(i),
                          b: nameOf(j),
                          measure: t(`meet.${measure}`),
                          value: written(pair),
                          out: isOut ? 'yes' : 'no',
                        })}
                        {...walk(i, j)}
                        onClick={() =>
                          set({
                            open: {
                              a: codeId as IdOf<'code'>,
                              b: other.codeId as IdOf<'code'>,
                            },
                          })
                        }
                      >
                        {written(pair)}
                        {isOut && (
                          <span className="out-of-range" title={t('meet.outOfRange')} aria-hidden>
                            !
                          </span>
                        )}
                      </button>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="basis-line small">
        {t(`meet.${kindBehind(measure)}.means`)}{' '}
        {measure === 'cCoefficient' && t('meet.cCoefficient.means')}
        {measure.startsWith('jaccard') && t('meet.jaccard.means')}{' '}
        {t(rollUp ? 'meet.rolledUp' : 'meet.ownOnly')}
      </p>
    </div>
  )
}
