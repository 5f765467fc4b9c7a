import { byName } from '#shared/text/naturalOrder'
import { useFormats, useT } from '../app/language'
import { useLocation } from '../app/location'
import { useRecords, useRecordsById, useSession } from '../app/session'
import { Awaited } from '../excerpts/Awaited'
import { useWorkerResult } from '../excerpts/useWorkerResult'
import { Mark } from './Mark'
import type { OfPassages } from './choices'
import { PictureFrame } from './PictureFrame'
import { short } from './shortName'

const LANE = 17
const HEAD = 22
const NAMES = 230
const LENGTH = 640
const TOP = 26

/** Where in each interview each code comes, from its first word on the left to its last on the right. */
export function TimelinePicture({ passages, codeIds }: OfPassages) {
  const t = useT()
  const formats = useFormats()
  const { uuid } = useSession()
  const go = useLocation((state) => state.go)
  const codes = useRecordsById('code')
  const sources = useRecords('source').toSorted(byName)
  const answer = useWorkerResult('timeline', {
    ...passages,
    projectUuid: uuid,
    codeIds,
  })
  const { result } = answer
  if (!result) return <Awaited answer={answer} />
  const shown = sources.flatMap(({ id, name }) => {
    const found = result.find(({ sourceId }) => sourceId === id)
    return found ? [{ ...found, id, name }] : []
  })
  const laneCount = shown[0]?.lanes.length ?? 0
  const block = HEAD + LANE * laneCount + 6
  const percent = (share: number) => t('crosstab.percent', { percent: Math.round(100 * share) })
  const nameOf = (codeId: string) => codes.get(codeId)?.name ?? ''
  const allLanes = shown.flatMap(({ lanes }) => lanes)
  const firstRow = allLanes.findIndex(({ stretches }) => stretches.length > 0)
  const total = shown.reduce((sum, { codings }) => sum + codings, 0)
  return (
    <PictureFrame
      answer={answer}
      title={t('pictures.timeline')}
      summary={t('pictures.timeline.says', {
        codes: laneCount,
        sources: shown.length,
        codings: total,
      })}
      width={NAMES + LENGTH + 30}
      height={TOP + block * shown.length + 10}
      table={{
        head: [t('export.source'), t('meet.code'), t('pictures.passages'), t('pictures.where')],
        rows: shown.flatMap(({ name, lanes }) =>
          lanes.map(({ codeId, codings, stretches }) => [
            name,
            nameOf(codeId),
            formats.number(codings),
            stretches.map(({ from, to }) => `${percent(from)}–${percent(to)}`).join(', '),
          ]),
        ),
      }}
    >
      {(walk) => (
        <>
          {[0, 0.25, 0.5, 0.75, 1].map((share) => (
            <g key={share}>
              <line
                className="rule"
                x1={NAMES + LENGTH * share}
                x2={NAMES + LENGTH * share}
                y1={TOP - 6}
                y2={TOP + block * shown.length}
              />
              <text className="label middle" x={NAMES + LENGTH * share} y={TOP - 14}>
                {percent(share)}
              </text>
            </g>
          ))}
          {shown.map(({ id, name, lanes }, i) => (
            <g key={id}>
              <text className="label heading" x={8} y={TOP + block * i + HEAD / 2}>
                {short(name, 60)}
              </text>
              {lanes.map(({ codeId, stretches }, j) => {
                const y = TOP + block * i + HEAD + LANE * j
                const row = i * laneCount + j
                return (
                  <g key={codeId} data-colour={codes.get(codeId)?.colour}>
                    <text className="label end" x={NAMES - 8} y={y + LANE / 2}>
                      {short(nameOf(codeId), 34)}
                    </text>
                    <line
                      className="rule"
                      x1={NAMES}
                      x2={NAMES + LENGTH}
                      y1={y + LANE / 2}
                      y2={y + LANE / 2}
                    />
                    {stretches.map(({ from, to, start, end }, k) => (
                      <Mark
                        key={start}
                        at={walk(row, k, row === firstRow && k === 0)}
                        label={t('pictures.stretch', {
                          code: nameOf(codeId),
                          source: name,
                          from: percent(from),
                          to: percent(to),
                        })}
                        onPress={() =>
                          go({
                            screen: 'transcripts',
                            sourceId: id,
                            reveal: { span: { start, end } },
                          })
                        }
                      >
                        <rect
                          className="stretch"
                          x={NAMES + LENGTH * from}
                          y={y + 2}
                          width={Math.max(4, LENGTH * (to - from))}
                          height={LANE - 4}
                        />
                      </Mark>
                    ))}
                  </g>
                )
              })}
            </g>
          ))}
        </>
      )}
    </PictureFrame>
  )
}
