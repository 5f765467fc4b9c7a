import type { Bar } from '#shared/pictures/bars'
import type { IdOf } from '#shared/records/schema'
import { useFormats, useT } from '../app/language'
import { useRecordsById, useSession } from '../app/session'
import { Awaited } from '../excerpts/Awaited'
import { useWorkerResult } from '../excerpts/useWorkerResult'
import { usePictures } from './choices'
import { Mark } from './Mark'
import type { Basis } from '../matrix/useBasis'
import { PictureFrame } from './PictureFrame'
import { short } from './shortName'
import { useOpenCode } from './useOpenCode'

const LINE = 24
const NAMES = 240
const LENGTH = 520
const TOP = 40

const parts = ['present', 'absent', 'notStated', 'unknown'] as const

/** What fills the parts of a bar: each told from the others without colour. */
const Patterns = () => (
  <defs>
    <pattern
      id="hatch"
      width="6"
      height="6"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <rect className="pattern-ground" width="6" height="6" />
      <rect className="pattern-ink" width="2" height="6" />
    </pattern>
    <pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse">
      <rect className="pattern-ground" width="6" height="6" />
      <circle className="pattern-ink" cx="3" cy="3" r="1" />
    </pattern>
  </defs>
)

/** For each code, in how many cases it is present, absent or not known; or how many codings it has. */
export function BarsPicture({ basis }: { basis: Basis }) {
  const t = useT()
  const formats = useFormats()
  const { uuid } = useSession()
  const codes = useRecordsById('code')
  const { barsOf } = usePictures()
  const openCode = useOpenCode()
  const answer = useWorkerResult('bars', { projectUuid: uuid, arrangement: basis.arrangement })
  const { result } = answer
  if (!result) return <Awaited answer={answer} />
  const { bars, cases } = result
  const nameOf = ({ codeId }: Bar) => codes.get(codeId)?.name ?? ''
  const ofCases = barsOf === 'cases'
  const largest = ofCases ? cases : Math.max(1, ...bars.map(({ references }) => references))
  const most = bars.reduce<Bar | null>(
    (best, bar) =>
      best === null || (ofCases ? bar.present > best.present : bar.references > best.references)
        ? bar
        : best,
    null,
  )
  const scale = (value: number) => (LENGTH * value) / Math.max(1, largest)
  const says = (bar: Bar) =>
    ofCases
      ? t('pictures.bar.cases', { code: nameOf(bar), ...bar })
      : t('pictures.bar.references', { code: nameOf(bar), count: bar.references })
  return (
    <PictureFrame
      answer={answer}
      title={t('pictures.bars')}
      summary={t(ofCases ? 'pictures.bars.says' : 'pictures.bars.saysReferences', {
        codes: bars.length,
        cases,
        code: most ? nameOf(most) : '',
        count: most ? (ofCases ? most.present : most.references) : 0,
      })}
      width={NAMES + LENGTH + 60}
      height={TOP + LINE * bars.length + 12}
      table={{
        head: ofCases
          ? [t('meet.code'), ...parts.map((part) => t(`pictures.part.${part}`))]
          : [t('meet.code'), t('matrix.measure.references')],
        rows: bars.map((bar) =>
          ofCases
            ? [nameOf(bar), ...parts.map((part) => formats.number(bar[part]))]
            : [nameOf(bar), formats.number(bar.references)],
        ),
      }}
    >
      {(walk) => (
        <>
          <Patterns />
          {ofCases &&
            parts.map((part, i) => (
              <g key={part}>
                <rect
                  className={`part ${part}`}
                  x={NAMES + i * 130}
                  y={10}
                  width={16}
                  height={14}
                />
                <text className="label" x={NAMES + i * 130 + 22} y={17}>
                  {t(`pictures.part.${part}`)}
                </text>
              </g>
            ))}
          {bars.map((bar, i) => {
            const y = TOP + LINE * i
            let x = NAMES
            return (
              <Mark
                key={bar.codeId}
                at={walk(i, 0)}
                label={says(bar)}
                onPress={() =>
                  openCode(
                    bar.codeId as IdOf<'code'>,
                    basis.cases.map(({ id }) => id),
                  )
                }
              >
                <rect className="hit" x={0} y={y} width={NAMES + LENGTH + 60} height={LINE} />
                <text className="label end" x={NAMES - 8} y={y + LINE / 2}>
                  {short(nameOf(bar), 34)}
                </text>
                {ofCases ? (
                  parts.map((part) => {
                    const from = x
                    x += scale(bar[part])
                    return (
                      bar[part] > 0 && (
                        <g key={part}>
                          <rect
                            className={`part ${part}`}
                            x={from}
                            y={y + 3}
                            width={scale(bar[part])}
                            height={LINE - 6}
                          />
                          <text
                            className={`value in ${part}`}
                            x={from + scale(bar[part]) / 2}
                            y={y + LINE / 2}
                          >
                            {formats.number(bar[part])}
                          </text>
                        </g>
                      )
                    )
                  })
                ) : (
                  <>
                    <rect
                      className="part present"
                      x={NAMES}
                      y={y + 3}
                      width={scale(bar.references)}
                      height={LINE - 6}
                    />
                    <text className="label" x={NAMES + scale(bar.references) + 6} y={y + LINE / 2}>
                      {formats.number(bar.references)}
                    </text>
                  </>
                )}
              </Mark>
            )
          })}
        </>
      )}
    </PictureFrame>
  )
}
