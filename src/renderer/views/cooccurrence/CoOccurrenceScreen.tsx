import { useT } from '../app/language'
import { useSession } from '../app/session'
import { Select } from '../controls/Field'
import { useWorkerResult } from '../excerpts/useWorkerResult'
import { CodesPick } from '../matrix/CodesPick'
import { useUsedCodes } from '../matrix/useUsedCodes'
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
  const used = useUsedCodes(FIRST)
  const chosen = codeIds.filter((id) => book.get(id))
  const shown = chosen.length === 0 ? used : chosen
  const { result, error } = useWorkerResult(
    'coOccurrence',
    shown.length > 1 ? { projectUuid: uuid, codeIds: shown } : null,
  )
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
      </div>
      {error && <p className="notice bad">{error}</p>}
      {shown.length < 2 && (
        <div className="empty">
          <h2>{t('meet.emptyTitle')}</h2>
          <p>{t('meet.emptyBody')}</p>
        </div>
      )}
      {shown.length > 1 && !result && !error && <p className="empty">{t('matrix.counting')}</p>}
      {shown.length > 1 && result && (
        <div className="columns">
          <MeetingTable table={result} />
          {open && (
            <MeetingsPane
              key={`${open.a} ${open.b}`}
              a={turned ? open.b : open.a}
              b={turned ? open.a : open.b}
              pair={pair ?? undefined}
            />
          )}
        </div>
      )}
    </main>
  )
}
