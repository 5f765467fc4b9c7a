import { useEffect, useMemo, useState } from 'react'
import type { Coding, Source } from '#shared/records/schema'
import type { Span } from '#shared/text/anchor'
import { wasRefused } from '#history/history'
import { useT } from '../../app/language'
import { useSession } from '../../app/session'
import { Button } from '../../controls/Button'
import { Dialog } from '../../controls/Dialog'
import { Progress } from '../../controls/Progress'
import { placedBy, unplaced, type Choice, type Choices, type Doubtful } from './choices'
import { Decisions } from './Decisions'
import { Differences } from './Differences'
import { PlaceByHand } from './PlaceByHand'
import { useNewVersion, type NewVersion } from './useNewVersion'
import './newVersion.css'

function Waiting({ done, onStop }: { done: number | null; onStop: () => void }) {
  const t = useT()
  return (
    <>
      <p>{t(done === null ? 'version.reading' : 'version.seeking')}</p>
      <Progress label={t('version.reading')} done={done}>
        <Button small onPress={onStop}>
          {t('version.stop')}
        </Button>
      </Progress>
    </>
  )
}

function Summary({ version, doubts }: { version: NewVersion; doubts: number }) {
  const t = useT()
  const { unlike, changes, same, corrected, soughtExactly } = version.over
  return (
    <>
      {unlike && <p className="notice warn">{t('version.unlike')}</p>}
      <p>{t('version.carried', { differences: changes.length, same, corrected, doubts })}</p>
      {soughtExactly > 0 && (
        <p className="muted">{t('version.soughtExactly', { count: soughtExactly })}</p>
      )}
    </>
  )
}

/** The codings in doubt, and what has been decided about them. */
function useDecisions(version: NewVersion | null) {
  const { mirror } = useSession()
  const [choices, setChoices] = useState<Choices>({})
  const doubts = useMemo(
    () =>
      version?.over.doubts.flatMap(({ codingId, ...doubt }): Doubtful[] => {
        const coding = mirror.get('coding', codingId)
        return coding ? [{ coding, ...doubt }] : []
      }) ?? [],
    [mirror, version],
  )
  useEffect(() => setChoices({}), [version])
  const choose = (some: readonly Doubtful[], how: Choice['how']) =>
    setChoices((all) => ({
      ...all,
      ...Object.fromEntries(
        some.map(({ coding }): [Coding['id'], Choice] => [
          coding.id,
          how === 'byHand' ? { how, span: null } : { how },
        ]),
      ),
    }))
  const place = ({ coding }: Doubtful, span: Span) =>
    setChoices((all) => ({ ...all, [coding.id]: { how: 'byHand', span } }))
  return { doubts, choices, choose, place }
}

/** Puts a corrected version in the place of a coded transcript: shows what differs, and asks where it is in doubt. */
export function NewVersionDialog({ source, onClose }: { source: Source; onClose: () => void }) {
  const t = useT()
  const { state, choose, stop, take, seek } = useNewVersion(source)
  const version = state.name === 'compared' ? state.version : null
  const { doubts, choices, choose: decide, place } = useDecisions(version)
  const [placing, setPlacing] = useState<Doubtful | null>(null)
  const [selected, setSelected] = useState<Span | null>(null)
  const [placedLast, setPlacedLast] = useState<Coding['id'] | null>(null)
  const waiting = unplaced(doubts, choices)
  const apply = async () => {
    if (version && !wasRefused(await take(version, placedBy(doubts, choices)))) onClose()
  }
  const back = () => {
    setPlacedLast(placing?.coding.id ?? null)
    setPlacing(null)
    setSelected(null)
  }
  const put = () => {
    if (!placing || !selected) return
    place(placing, selected)
    back()
  }
  if (version && placing) {
    return (
      <Dialog
        title={t('version.placeTitle')}
        size="wide"
        onClose={back}
        footer={
          <>
            <Button onPress={back}>{t('version.back')}</Button>
            <Button look="primary" isDisabled={!selected} onPress={put}>
              {t('version.putHere')}
            </Button>
          </>
        }
      >
        <PlaceByHand
          doubt={placing}
          after={version.after}
          seek={seek}
          onSelect={setSelected}
          onTake={put}
        />
      </Dialog>
    )
  }
  return (
    <Dialog
      title={t('version.title', { name: source.name })}
      size={version ? 'wide' : 'normal'}
      onClose={onClose}
      footer={
        <>
          {waiting > 0 && (
            <span className="grow small" role="status">
              {t('version.stillToPlace', { count: waiting })}
            </span>
          )}
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button
            look={version ? 'plain' : 'primary'}
            isDisabled={state.name === 'reading'}
            onPress={() => void choose()}
          >
            {t(version ? 'version.chooseOther' : 'version.choose')}
          </Button>
          {version && (
            <Button look="primary" isDisabled={waiting > 0} onPress={() => void apply()}>
              {t('version.take')}
            </Button>
          )}
        </>
      }
    >
      <div className="stack">
        <div className="stack" aria-live="polite">
          {state.name === 'asking' && <p>{t('version.body')}</p>}
          {state.name === 'reading' && <Waiting done={state.done} onStop={stop} />}
          {state.name === 'failed' && (
            <p className="notice bad">{t(state.problem.key, state.problem.values)}</p>
          )}
          {version && <Summary version={version} doubts={doubts.length} />}
        </div>
        {version && (
          <>
            <Decisions
              doubts={doubts}
              choices={choices}
              after={version.after}
              placedLast={placedLast}
              onChoose={(some, how) => {
                setPlacedLast(null)
                decide(some, how)
              }}
              onPlace={setPlacing}
            />
            <Differences before={version.before.text} changes={version.over.changes} />
          </>
        )}
      </div>
    </Dialog>
  )
}
