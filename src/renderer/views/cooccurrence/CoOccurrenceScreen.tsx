import { useT } from '../app/language'
import { useSession } from '../app/session'
import { Select } from '../controls/Field'
import { Awaited } from '../excerpts/Awaited'
import { useWorkerResult } from '../excerpts/useWorkerResult'
import { CodesPick } from '../matrix/CodesPick'
import { BasisLine } from '../matrix/BasisLine'
import { NothingLeft } from '../matrix/NothingLeft'
import { PassagesChoice, usePassages } from '../matrix/passagesChoice'
import { useBasis } from '../matrix/useBasis'
import { WhichMatrix } from '../matrix/WhichMatrix'
import { useCodebook } from '../codebook/useCodebook'
import { meetingMeasures, useCoOccurrence } from './choices'
import { MeetingsPane } from './MeetingsPane'
import { MeetingTable } from './MeetingTable'
import './cooccurrence.css'

/** Codes that are shown while nobody has chosen others: as many as a screen holds. */
const FIRST = 16

/** Which codes are put on the same words, near one another, in one turn or in one paragraph. */
export function CoOccurrenceScreen() {
  const t = useT()
  const { uuid } = useSession()
  const { book } = useCodebook()
  const { codeIds, measure, open, set } = useCoOccurrence()
  const basis = useBasis()
  const passages = usePassages(basis)
  const chosen = codeIds.filter((id) => book.get(id))
  const used = useWorkerResult(
    'usedCodes',
    passages && chosen.length === 0 ? { ...passages, projectUuid: uuid, most: FIRST } : null,
  )
  const shown = chosen.length === 0 ? (used.result ?? []) : chosen
  const answer = useWorkerResult(
    'coOccurrence',
    passages && shown.length > 1 ? { ...passages, projectUuid: uuid, codeIds: shown } : null,
  )
  const { result } = answer
  const places = open && result ? [open.a, open.b].map((id) => shown.indexOf(id)) : null
  const pair =
    places &&
    result?.pairs.find(({ a, b }) => a === Math.min(...places) && b === Math.max(...places))
  const turned = pair && places[0]! > places[1]!
  return (
    <main className="screen">
      <div className="toolbar">
        <h1>{t('views.cooccurrence')}</h1>
        <WhichMatrix />
        <CodesPick
          shown={shown}
          chosen={chosen}
          onChange={(ids) => set({ codeIds: ids, open: null })}
        />
        <Select
          label={t('meet.measure')}
          labelHidden
          value={measure}
          onChange={(value) => set({ measure: value })}
          choices={meetingMeasures.map((id) => ({ id, name: t(`meet.${id}`) }))}
        />
        {basis && <PassagesChoice basis={basis} families />}
      </div>
      {basis && passages && <BasisLine basis={basis} {...passages} />}
      {basis?.nothing && <NothingLeft why={basis.nothing} />}
      <Awaited answer={used.waiting || used.stopped || used.error ? used : answer} />
      {!basis?.nothing && !used.waiting && shown.length < 2 && (
        <div className="empty">
          <h2>{t('meet.emptyTitle')}</h2>
          <p>{t('meet.emptyBody')}</p>
        </div>
      )}
      {shown.length > 1 && result && passages && (
        <div className="columns">
          <MeetingTable table={result} rollUp={passages.rollUp} />
          {open && (
            <MeetingsPane
              key={`${open.a} ${open.b}`}
              a={turned ? open.b : open.a}
              b={turned ? open.a : open.b}
              pair={pair ?? undefined}
              passages={passages}
            />
          )}
        </div>
      )}
    </main>
  )
}
