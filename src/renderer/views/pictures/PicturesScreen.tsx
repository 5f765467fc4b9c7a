import { meetingKinds } from '#shared/matrix/meetingPlaces'
import { analysisOrders } from '#shared/pictures/discovery'
import type { IdOf } from '#shared/records/schema'
import { useT } from '../app/language'
import { useRecordsById, useSession } from '../app/session'
import { Select } from '../controls/Field'
import { Awaited } from '../excerpts/Awaited'
import { useWorkerResult } from '../excerpts/useWorkerResult'
import { BasisLine } from '../matrix/BasisLine'
import { CodesPick } from '../matrix/CodesPick'
import { NothingLeft } from '../matrix/NothingLeft'
import { PassagesChoice, usePassages } from '../matrix/passagesChoice'
import { useBasis } from '../matrix/useBasis'
import { WhichMatrix } from '../matrix/WhichMatrix'
import { BarsPicture } from './BarsPicture'
import { pictures, usePictures } from './choices'
import { DiscoveryPicture } from './DiscoveryPicture'
import { HeatMapPicture } from './HeatMapPicture'
import { NetworkPicture } from './NetworkPicture'
import { TimelinePicture } from './TimelinePicture'
import './pictures.css'

/** Codes that a picture shows while nobody has chosen others: as many as can be told apart. */
const FIRST = { network: 24, timeline: 6 }

/** Cells of a heat map that can still be told apart, and drawn at once. */
const MOST_CELLS = 5000

const numbers = (values: readonly number[]) =>
  values.map((value) => ({ id: String(value), name: String(value) }))

/** How the chosen picture is drawn. */
function Choices() {
  const t = useT()
  const { picture, barsOf, kind, least, order, rule, set } = usePictures()
  if (picture === 'bars')
    return (
      <Select
        label={t('pictures.barsOf')}
        labelHidden
        value={barsOf}
        onChange={(value) => set({ barsOf: value })}
        choices={(['cases', 'references'] as const).map((id) => ({
          id,
          name: t(`pictures.barsOf.${id}`),
        }))}
      />
    )
  if (picture === 'network')
    return (
      <>
        <Select
          label={t('meet.measure')}
          labelHidden
          value={kind}
          onChange={(value) => set({ kind: value })}
          choices={meetingKinds.map((id) => ({ id, name: t(`meet.${id}`) }))}
        />
        <Select
          label={t('pictures.least')}
          labelHidden
          value={String(least)}
          onChange={(value) => set({ least: Number(value) })}
          choices={[1, 2, 3, 5, 10].map((value) => ({
            id: String(value),
            name: t('pictures.leastNamed', { count: value }),
          }))}
        />
      </>
    )
  if (picture !== 'discovery') return null
  return (
    <>
      <Select
        label={t('pictures.order')}
        labelHidden
        value={order}
        onChange={(value) => set({ order: value })}
        choices={analysisOrders.map((id) => ({ id, name: t(`pictures.order.${id}`) }))}
      />
      <span className="row rule-choice">
        <span className="small">{t('pictures.run')}</span>
        <Select
          label={t('pictures.run')}
          labelHidden
          value={String(rule.run)}
          onChange={(value) => set({ rule: { ...rule, run: Number(value) } })}
          choices={numbers([1, 2, 3, 4, 5])}
        />
        <span className="small">{t('pictures.threshold')}</span>
        <Select
          label={t('pictures.threshold')}
          labelHidden
          value={String(rule.threshold)}
          onChange={(value) => set({ rule: { ...rule, threshold: Number(value) } })}
          choices={[0, 5, 10].map((value) => ({
            id: String(value),
            name: t('crosstab.percent', { percent: value }),
          }))}
        />
        <span className="small">{t('pictures.base')}</span>
        <Select
          label={t('pictures.base')}
          labelHidden
          value={String(rule.base)}
          onChange={(value) => set({ rule: { ...rule, base: Number(value) } })}
          choices={numbers([2, 3, 4, 5, 6, 8, 10])}
        />
      </span>
    </>
  )
}

/** The study as pictures, each with the same as a table and as a file. */
export function PicturesScreen() {
  const t = useT()
  const { picture, codeIds, set } = usePictures()
  const { uuid } = useSession()
  const basis = useBasis()
  const passages = usePassages(basis)
  const codes = useRecordsById('code')
  const many = picture === 'network' || picture === 'timeline'
  const chosen: readonly IdOf<'code'>[] = (codeIds[picture] ?? []).filter((id) => codes.has(id))
  const used = useWorkerResult(
    'usedCodes',
    many && passages && chosen.length === 0
      ? { ...passages, projectUuid: uuid, most: FIRST[picture] }
      : null,
  )
  const shown = chosen.length === 0 ? (used.result ?? []) : chosen
  const ofPassages = basis && passages && { basis, passages, codeIds: shown }
  const isLegible = basis !== null && basis.cases.length * basis.codes.length <= MOST_CELLS
  const isOfCells = picture === 'heatMap' || picture === 'bars'
  return (
    <main className="screen">
      <div className="toolbar">
        <h1>{t('views.pictures')}</h1>
        <Select
          label={t('pictures.which.picture')}
          labelHidden
          value={picture}
          onChange={(value) => set({ picture: value })}
          choices={pictures.map((id) => ({ id, name: t(`pictures.${id}`) }))}
        />
        <WhichMatrix />
        {many && (
          <CodesPick
            shown={shown}
            chosen={chosen}
            onChange={(ids) => set({ codeIds: { ...codeIds, [picture]: ids } })}
          />
        )}
        <Choices />
        {basis && !isOfCells && <PassagesChoice basis={basis} families={many} />}
      </div>
      {basis && passages && (
        <BasisLine
          basis={basis}
          rollUp={isOfCells ? basis.arrangement.rollUp : many ? passages.rollUp : null}
          of={isOfCells ? 'cases' : passages.of}
        />
      )}
      {basis?.nothing && <NothingLeft why={basis.nothing} />}
      {many && !used.result && <Awaited answer={used} />}
      {basis &&
        !basis.nothing &&
        picture === 'heatMap' &&
        (isLegible ? <HeatMapPicture basis={basis} /> : <NothingLeft why="tooMany" />)}
      {basis && !basis.nothing && picture === 'bars' && <BarsPicture basis={basis} />}
      {ofPassages && shown.length > 0 && picture === 'network' && (
        <NetworkPicture {...ofPassages} />
      )}
      {ofPassages && shown.length > 0 && picture === 'timeline' && (
        <TimelinePicture {...ofPassages} />
      )}
      {many && used.result?.length === 0 && !basis?.nothing && (
        <p className="empty muted">{t('basis.noPassages')}</p>
      )}
      {ofPassages && !basis.nothing && picture === 'discovery' && (
        <DiscoveryPicture {...ofPassages} codeIds={basis.codeIds} />
      )}
    </main>
  )
}
