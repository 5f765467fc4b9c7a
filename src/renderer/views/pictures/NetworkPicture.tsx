import type { IdOf } from '#shared/records/schema'
import { useFormats, useT } from '../app/language'
import { useLocation } from '../app/location'
import { useRecordsById, useSession } from '../app/session'
import { useCoOccurrence } from '../cooccurrence/choices'
import { Awaited } from '../excerpts/Awaited'
import { useWorkerResult } from '../excerpts/useWorkerResult'
import { usePictures, type OfPassages } from './choices'
import { Mark } from './Mark'
import { PictureFrame } from './PictureFrame'
import { short } from './shortName'
import { useOpenCode } from './useOpenCode'

const FIELD = { width: 960, height: 600 }

/** Codes as discs, joined where they meet: the more often, the thicker the line, which bears the number. */
export function NetworkPicture({ basis, passages, codeIds }: OfPassages) {
  const t = useT()
  const formats = useFormats()
  const { uuid } = useSession()
  const go = useLocation((state) => state.go)
  const codes = useRecordsById('code')
  const { kind, least } = usePictures()
  const openPair = useCoOccurrence((state) => state.set)
  const openCode = useOpenCode()
  const answer = useWorkerResult('network', {
    ...passages,
    projectUuid: uuid,
    codeIds,
    kind,
    field: { ...FIELD, least },
  })
  const { result } = answer
  if (!result) return <Awaited answer={answer} />
  const { nodes, links } = result
  const nameOf = (i: number) => codes.get(nodes[i]!.codeId)?.name ?? ''
  const strongest = links.reduce((most, { meetings }) => Math.max(most, meetings), 1)
  const first = links.find(({ meetings }) => meetings === strongest)
  const kindName = t(`meet.${kind}`)
  if (nodes.length === 0) return <p className="empty muted">{t('pictures.network.none')}</p>
  return (
    <PictureFrame
      answer={answer}
      title={t('pictures.network')}
      summary={t('pictures.network.says', {
        codes: nodes.length,
        links: links.length,
        kind: kindName,
        a: first ? nameOf(first.a) : '',
        b: first ? nameOf(first.b) : '',
        count: strongest,
      })}
      {...FIELD}
      table={{
        head: [t('meet.code'), t('pictures.otherCode'), kindName],
        rows: links
          .toSorted((one, other) => other.meetings - one.meetings)
          .map(({ a, b, meetings }) => [nameOf(a), nameOf(b), formats.number(meetings)]),
      }}
    >
      {(walk) => (
        <>
          {links.map(({ a, b, meetings }, i) => {
            const [from, to] = [nodes[a]!, nodes[b]!]
            return (
              <Mark
                key={`${from.codeId} ${to.codeId}`}
                at={walk(1, i, false)}
                label={t('pictures.link', { a: nameOf(a), b: nameOf(b), count: meetings })}
                onPress={() => {
                  openPair({
                    codeIds: nodes.map(({ codeId }) => codeId as IdOf<'code'>),
                    measure: kind,
                    open: { a: from.codeId as IdOf<'code'>, b: to.codeId as IdOf<'code'> },
                  })
                  go({ matrixView: 'cooccurrence' })
                }}
              >
                <line className="hit-line" x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
                <line
                  className="link"
                  x1={from.x}
                  y1={from.y}
                  x2={to.x}
                  y2={to.y}
                  style={{ strokeWidth: 1 + (5 * meetings) / strongest }}
                />
              </Mark>
            )
          })}
          {nodes.map(({ codeId, codings, x, y, radius }, i) => (
            <Mark
              key={codeId}
              at={walk(0, i)}
              colour={codes.get(codeId)?.colour}
              label={t('pictures.node', { code: nameOf(i), count: codings })}
              onPress={() =>
                openCode(
                  codeId as IdOf<'code'>,
                  passages.of === 'cases' ? basis.cases.map(({ id }) => id) : [],
                )
              }
            >
              <circle className="node" cx={x} cy={y} r={radius} />
              <text className="label halo middle" x={x} y={y + radius + 11}>
                {short(nameOf(i), 26)}
              </text>
            </Mark>
          ))}
          {links.map(({ a, b, meetings }) => {
            const [from, to] = [nodes[a]!, nodes[b]!]
            // Above everything, or a name would hide it.
            return (
              <text
                key={`${from.codeId} ${to.codeId}`}
                aria-hidden
                className="value halo over"
                x={(from.x + to.x) / 2}
                y={(from.y + to.y) / 2}
              >
                {formats.number(meetings)}
              </text>
            )
          })}
        </>
      )}
    </PictureFrame>
  )
}
