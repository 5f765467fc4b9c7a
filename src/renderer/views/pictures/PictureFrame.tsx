import { ChartColumn, ImageDown, Table2 } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import { useT } from '../app/language'
import { useProject } from '../app/session'
import { useSaveBytes } from '../app/useSaveBytes'
import { Button } from '../controls/Button'
import { useGridWalk } from '../controls/useGridWalk'
import { Awaited } from '../excerpts/Awaited'
import type { Answer } from '../excerpts/useWorkerResult'
import { usePictures } from './choices'
import { pngBytes, svgText } from './svgFile'

export interface TwinTable {
  head: readonly string[]
  rows: readonly (readonly string[])[]
}

/**
 * A picture with what it says in words, the same as a table, and its files. `children` draws it, and is given what makes
 * its marks reachable by arrow keys.
 */
export function PictureFrame({
  answer,
  title,
  summary,
  width,
  height,
  table,
  children,
}: {
  answer: Answer<unknown>
  title: string
  summary: string
  width: number
  height: number
  table: TwinTable
  children: (walk: ReturnType<typeof useGridWalk>['walk']) => ReactNode
}) {
  const t = useT()
  const project = useProject()
  const save = useSaveBytes()
  const { asTable, set } = usePictures()
  const { walk, onKeyDown } = useGridWalk()
  const picture = useRef<SVGSVGElement>(null)
  const name = `${project.name} - ${title}`
  return (
    <figure className="picture" aria-label={title}>
      <Awaited answer={answer} />
      <figcaption className="picture-head">
        <p id="picture-summary" role="status" className="grow">
          {summary}
        </p>
        <Button small onPress={() => set({ asTable: !asTable })}>
          {asTable ? <ChartColumn size={15} aria-hidden /> : <Table2 size={15} aria-hidden />}
          {t(asTable ? 'pictures.asPicture' : 'pictures.asTable')}
        </Button>
        <Button
          small
          isDisabled={asTable}
          onPress={() =>
            void save(`${name}.svg`, async () =>
              new TextEncoder().encode(svgText(picture.current!, name)),
            )
          }
        >
          <ImageDown size={15} aria-hidden /> {t('pictures.svg')}
        </Button>
        <Button
          small
          isDisabled={asTable}
          onPress={() =>
            void save(
              `${name}.png`,
              () => pngBytes(picture.current!, name),
              () => svgText(picture.current!, name),
            )
          }
        >
          <ImageDown size={15} aria-hidden /> {t('pictures.png')}
        </Button>
      </figcaption>
      <div className="scroll picture-scroll">
        {asTable ? (
          <table className="number-table twin">
            <caption className="hidden-visually">{title}</caption>
            <thead>
              <tr>
                {table.head.map((text, i) => (
                  <th key={i} scope="col">
                    {text}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row, i) => (
                <tr key={i}>
                  {row.map((text, j) =>
                    j === 0 ? (
                      <th key={j} scope="row">
                        {text}
                      </th>
                    ) : (
                      <td key={j}>{text}</td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        ) : (
          <svg
            ref={picture}
            className="chart"
            role="group"
            aria-label={title}
            aria-describedby="picture-summary"
            xmlns="http://www.w3.org/2000/svg"
            viewBox={`0 0 ${width} ${height}`}
            width={width}
            height={height}
            onKeyDown={onKeyDown}
          >
            {children(walk)}
          </svg>
        )}
      </div>
    </figure>
  )
}
