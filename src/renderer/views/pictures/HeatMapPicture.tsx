import type { IdOf } from '#shared/records/schema'
import { useFormats, useT } from '../app/language'
import { useLocation } from '../app/location'
import { useSession } from '../app/session'
import { Awaited } from '../excerpts/Awaited'
import { useWorkerResult } from '../excerpts/useWorkerResult'
import { cellSentence, signs } from '../matrix/cellText'
import { Mark } from './Mark'
import type { Basis } from '../matrix/useBasis'
import { PictureFrame } from './PictureFrame'
import { short } from './shortName'

const CELL = { width: 30, height: 26 }
const NAMES = 170
const HEADS = 190

/** The matrix as shades: the stronger, the larger the number, which stands in the cell too. */
export function HeatMapPicture({ basis }: { basis: Basis }) {
  const t = useT()
  const formats = useFormats()
  const { uuid } = useSession()
  const go = useLocation((state) => state.go)
  const answer = useWorkerResult('heatMap', { projectUuid: uuid, arrangement: basis.arrangement })
  const { result } = answer
  if (!result) return <Awaited answer={answer} />
  const { matrix, map } = result
  const { measure } = basis.arrangement
  const counted = t(`matrix.measure.${measure === 'presence' ? 'references' : measure}`)
  const tenth = (value: number) => formats.number(Math.round(value * 10) / 10)
  const written = (i: number, j: number) => {
    const { value, cell } = map.cells[i]![j]!
    return value === null ? signs[cell.state] : tenth(value)
  }
  return (
    <PictureFrame
      answer={answer}
      title={t('pictures.heatMap')}
      summary={t('pictures.heatMap.says', {
        measure: counted,
        cases: matrix.rows.length,
        codes: matrix.columns.length,
        largest: tenth(map.largest),
      })}
      width={NAMES + CELL.width * matrix.columns.length + 8}
      height={HEADS + CELL.height * matrix.rows.length + 8}
      table={{
        head: [t('pictures.case'), ...matrix.columns.map(({ code }) => code.name)],
        rows: matrix.rows.map((row, i) => [
          row.name,
          ...matrix.columns.map((_, j) => {
            const { value, cell } = map.cells[i]![j]!
            return value === null ? t(`matrix.${cell.state}`) : tenth(value)
          }),
        ]),
      }}
    >
      {(walk) => (
        <>
          {matrix.columns.map(({ code }, j) => (
            <text
              key={code.id}
              className="label"
              transform={`translate(${NAMES + CELL.width * (j + 0.5) - 1} ${HEADS - 6}) rotate(-90)`}
            >
              {short(code.name, 28)}
            </text>
          ))}
          {matrix.rows.map((row, i) => (
            <g key={row.id}>
              <text className="label end" x={NAMES - 8} y={HEADS + CELL.height * (i + 0.5)}>
                {short(row.name, 24)}
              </text>
              {matrix.columns.map(({ code }, j) => {
                const { cell, heat } = map.cells[i]![j]!
                const x = NAMES + CELL.width * j
                const y = HEADS + CELL.height * i
                return (
                  <Mark
                    key={code.id}
                    at={walk(i, j)}
                    label={cellSentence(cell, { row: row.name, column: code.name }, t)}
                    onPress={() =>
                      go({
                        cell: {
                          caseId: row.id,
                          codeId: code.id as IdOf<'code'>,
                        },
                      })
                    }
                  >
                    <rect
                      className="heat-ground"
                      x={x}
                      y={y}
                      width={CELL.width - 1}
                      height={CELL.height - 1}
                    />
                    {heat !== null && (
                      <rect
                        className="heat"
                        x={x}
                        y={y}
                        width={CELL.width - 1}
                        height={CELL.height - 1}
                        style={{ fillOpacity: heat * 0.5 }}
                      />
                    )}
                    <text
                      className={heat === null ? 'value quiet' : 'value'}
                      x={x + CELL.width / 2}
                      y={y + CELL.height / 2}
                    >
                      {written(i, j)}
                    </text>
                  </Mark>
                )
              })}
            </g>
          ))}
        </>
      )}
    </PictureFrame>
  )
}
