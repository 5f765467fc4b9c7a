import { ticks } from '#shared/pictures/ticks'
import { useFormats, useT } from '../app/language'
import { useLocation } from '../app/location'
import { useRecordsById, useSession } from '../app/session'
import { Awaited } from '../excerpts/Awaited'
import { useWorkerResult } from '../excerpts/useWorkerResult'
import { usePictures, type OfPassages } from './choices'
import { Mark } from './Mark'
import { PictureFrame } from './PictureFrame'
import { short } from './shortName'

const HEIGHT = 300
const LEFT = 50
const TOP = 34
const FOOT = 150

/** How many new codes each interview brought, and how many there are up to it, with the stopping rule. */
export function DiscoveryPicture({ passages, codeIds }: OfPassages) {
  const t = useT()
  const formats = useFormats()
  const { uuid } = useSession()
  const go = useLocation((state) => state.go)
  const sources = useRecordsById('source')
  const codes = useRecordsById('code')
  const { order, rule } = usePictures()
  const answer = useWorkerResult('discovery', {
    ...passages,
    projectUuid: uuid,
    codeIds,
    order,
    rule,
  })
  const { result } = answer
  if (!result) return <Awaited answer={answer} />
  const { steps, reachedAt, holdsAtEnd, baseCodes } = result
  if (steps.length === 0) return <p className="empty muted">{t('pictures.discovery.none')}</p>
  const nameOf = (id: string) => sources.get(id)?.name ?? ''
  const total = steps.at(-1)!.total
  const step = Math.max(34, Math.min(90, 900 / steps.length))
  const x = (i: number) => LEFT + step * (i + 0.5)
  const marks = ticks(total)
  const y = (value: number) => TOP + HEIGHT * (1 - value / marks.at(-1)!)
  const percent = (value: number | null) =>
    value === null ? '—' : t('crosstab.percent', { percent: Math.round(value) })
  const ruleName = t('pictures.rule', { ...rule })
  const outcome = t('pictures.discovery.outcome', {
    reached: reachedAt ?? 0,
    state: reachedAt === null ? 'never' : holdsAtEnd ? 'holds' : 'lost',
    name: reachedAt === null ? '' : nameOf(steps[reachedAt - 1]!.sourceId),
  })
  const reached = reachedAt === null ? null : LEFT + step * reachedAt
  return (
    <PictureFrame
      answer={answer}
      title={t('pictures.discovery')}
      summary={`${t('pictures.discovery.says', {
        codes: total,
        interviews: steps.length,
        baseCodes,
        base: Math.min(rule.base, steps.length),
      })} ${ruleName} ${outcome}`}
      width={LEFT + step * steps.length + 40}
      height={TOP + HEIGHT + FOOT}
      table={{
        head: [
          t('pictures.interview'),
          t('pictures.newCodes'),
          t('pictures.total'),
          t('pictures.newPercent', { run: rule.run }),
          t('pictures.which'),
        ],
        rows: steps.map(({ sourceId, newCodeIds, total: upTo, newPercent }) => [
          nameOf(sourceId),
          formats.number(newCodeIds.length),
          formats.number(upTo),
          percent(newPercent),
          newCodeIds.map((id) => codes.get(id)?.name ?? '').join(', '),
        ]),
      }}
    >
      {(walk) => (
        <>
          {marks.map((value) => (
            <g key={value}>
              <line
                className="rule"
                x1={LEFT}
                x2={LEFT + step * steps.length}
                y1={y(value)}
                y2={y(value)}
              />
              <text className="label end" x={LEFT - 8} y={y(value)}>
                {formats.number(value)}
              </text>
            </g>
          ))}
          {reached !== null && (
            <g>
              <line className="reached" x1={reached} x2={reached} y1={TOP - 8} y2={TOP + HEIGHT} />
              <text className="label end" x={reached - 6} y={TOP - 14}>
                {t('pictures.ruleMet')}
              </text>
            </g>
          )}
          <polyline
            className="curve"
            points={steps.map((one, i) => `${x(i)},${y(one.total)}`).join(' ')}
          />
          {steps.map(({ sourceId, newCodeIds, total: upTo }, i) => (
            <Mark
              key={sourceId}
              at={walk(0, i)}
              label={t('pictures.step', {
                name: nameOf(sourceId),
                count: newCodeIds.length,
                total: upTo,
              })}
              onPress={() =>
                go({ screen: 'transcripts', sourceId: sources.get(sourceId)!.id, reveal: null })
              }
            >
              <rect
                className="part new"
                x={x(i) - step * 0.3}
                y={y(newCodeIds.length)}
                width={step * 0.6}
                height={TOP + HEIGHT - y(newCodeIds.length)}
              />
              <text
                className="value halo"
                x={x(i)}
                y={Math.min(TOP + HEIGHT - 11, y(newCodeIds.length) - 10)}
              >
                {formats.number(newCodeIds.length)}
              </text>
              <circle className="point" cx={x(i)} cy={y(upTo)} r={4} />
              <text className="label middle halo" x={x(i)} y={y(upTo) - 13}>
                {formats.number(upTo)}
              </text>
              <text
                className="label end"
                transform={`translate(${x(i) + 4} ${TOP + HEIGHT + 12}) rotate(-55)`}
              >
                {short(nameOf(sourceId), 24)}
              </text>
            </Mark>
          ))}
        </>
      )}
    </PictureFrame>
  )
}
