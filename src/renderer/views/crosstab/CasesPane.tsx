import { X } from 'lucide-react'
import type { IdOf } from '#shared/records/schema'
import { useT } from '../app/language'
import { useLocation } from '../app/location'
import { useRecordsById, useSession } from '../app/session'
import { Button, IconButton } from '../controls/Button'
import { ExcerptCard } from '../excerpts/ExcerptCard'
import { Awaited } from '../excerpts/Awaited'
import { useWorkerResult } from '../excerpts/useWorkerResult'

/** The cases behind a number, each with its passages of the factor. */
export function CasesPane({
  title,
  says,
  codeId,
  withSubcodes,
  caseIds,
  onClose,
}: {
  title: string
  says: string
  codeId: IdOf<'code'>
  /** The number counts what is below the code too. */
  withSubcodes: boolean
  caseIds: readonly IdOf<'case'>[]
  onClose: () => void
}) {
  const t = useT()
  const { uuid } = useSession()
  const go = useLocation((state) => state.go)
  const cases = useRecordsById('case')
  const answer = useWorkerResult(
    'excerpts',
    // No case at all would mean every case to the worker.
    caseIds.length === 0
      ? null
      : {
          projectUuid: uuid,
          filter: { caseIds, codeIds: [codeId], sourceIds: [], coderIds: [] },
        },
  )
  const { result } = answer
  return (
    <aside
      className="pane right evidence"
      aria-label={t('crosstab.behind')}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <header>
        <div className="grow evidence-title">
          <h2 className="clip">{title}</h2>
          <p className="clip muted">{says}</p>
        </div>
        <IconButton small autoFocus label={t('app.close')} onPress={onClose}>
          <X size={16} aria-hidden />
        </IconButton>
      </header>
      <div
        className="scroll evidence-body"
        tabIndex={0}
        role="group"
        aria-label={t('crosstab.behind')}
      >
        <Awaited answer={answer} />
        {caseIds.length === 0 && <p className="muted">{t('crosstab.noCases')}</p>}
        {caseIds.map((id) => {
          const passages = (result?.excerpts ?? []).filter(
            (one) => one.caseId === id && (withSubcodes || one.codeId === codeId),
          )
          return (
            <section key={id} className="stack">
              <div className="spread">
                <h3>{cases.get(id)?.name}</h3>
                <Button small look="quiet" onPress={() => go({ cell: { caseId: id, codeId } })}>
                  {t('compare.openCell')}
                </Button>
              </div>
              {passages.map((excerpt) => (
                <ExcerptCard key={excerpt.codingId} excerpt={excerpt} />
              ))}
              {result && passages.length === 0 && (
                <p className="muted small">{t('matrix.noPassages')}</p>
              )}
            </section>
          )
        })}
      </div>
    </aside>
  )
}
