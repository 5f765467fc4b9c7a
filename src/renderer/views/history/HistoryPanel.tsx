import { useVirtualizer } from '@tanstack/react-virtual'
import { Redo2, Undo2, X } from 'lucide-react'
import { useMemo, useRef } from 'react'
import { isBeginning } from '#shared/records/journal'
import { undoStateOf, wasRefused } from '#history/history'
import { useFormats, useT } from '../app/language'
import { useLocation } from '../app/location'
import { useAttempt, useJournal, useSession } from '../app/session'
import { stepName } from '../app/undo'
import { IconButton } from '../controls/Button'
import './history.css'

/** Takes back, or does again, one step after the other until as many as wanted are done. */
function useReplay() {
  const { history } = useSession()
  const attempt = useAttempt()
  return async (kind: 'undo' | 'redo', times: number) => {
    for (let i = 0; i < times; i += 1) {
      if (wasRefused(await attempt(history[kind]()))) return
    }
  }
}

/** Every step of the project's life, the newest first: what was done, when, and whether it still holds. */
export function HistoryPanel() {
  const t = useT()
  const formats = useFormats()
  const journal = useJournal()
  const replay = useReplay()
  const go = useLocation((state) => state.go)
  const scroller = useRef<HTMLDivElement>(null)
  const { undo, redo } = useMemo(() => undoStateOf(journal), [journal])
  const steps = useMemo(() => journal.filter(({ kind }) => kind === 'do').toReversed(), [journal])
  const holding = undo.length + steps.filter(isBeginning).length
  const lines = useVirtualizer({
    count: steps.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 62,
    overscan: 10,
  })
  return (
    <aside className="pane right history" aria-label={t('app.history')}>
      <header>
        <h2 className="grow small">{t('history.count', { count: holding })}</h2>
        <IconButton small label={t('app.close')} onPress={() => go({ historyOpen: false })}>
          <X size={16} aria-hidden />
        </IconButton>
      </header>
      <div
        className="scroll"
        ref={scroller}
        tabIndex={0}
        role="group"
        aria-label={t('app.history')}
      >
        <ol className="history-list" style={{ height: lines.getTotalSize() }}>
          {lines.getVirtualItems().map((line) => {
            const step = steps[line.index]!
            const back = undo.length - undo.indexOf(step.seq)
            const forth = redo.length - redo.indexOf(step.seq)
            const taken = undo.includes(step.seq)
            const holds = taken || isBeginning(step)
            const waits = redo.includes(step.seq)
            return (
              <li
                key={step.seq}
                ref={lines.measureElement}
                data-index={line.index}
                className={holds ? 'history-step' : 'history-step undone'}
                style={{ transform: `translateY(${line.start}px)` }}
              >
                <div className="grow">
                  <p>{stepName(step, t)}</p>
                  <p className="muted small">
                    {formats.dateTime(step.at)}
                    {!holds && ` · ${t(waits ? 'history.undone' : 'history.replaced')}`}
                  </p>
                </div>
                {taken && (
                  <IconButton
                    small
                    label={t('history.undoTo', { count: back })}
                    onPress={() => void replay('undo', back)}
                  >
                    <Undo2 size={14} aria-hidden />
                    {back}
                  </IconButton>
                )}
                {waits && (
                  <IconButton
                    small
                    label={t('history.redoTo', { count: forth })}
                    onPress={() => void replay('redo', forth)}
                  >
                    <Redo2 size={14} aria-hidden />
                    {forth}
                  </IconButton>
                )}
              </li>
            )
          })}
        </ol>
      </div>
    </aside>
  )
}
