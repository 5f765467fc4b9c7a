import { useState } from 'react'
import { exportFormats, type ExportFormat, type ExportRequest } from '#shared/formats/exportProject'
import { startWorker, WorkerEnded, type WorkerClient } from '#workers/client'
import { useHost } from '../app/hostContext'
import { useLocale, useT } from '../app/language'
import { useLocation } from '../app/location'
import { useProject, useSession } from '../app/session'
import { useToasts } from '../app/toasts'
import { Button } from '../controls/Button'
import { Dialog } from '../controls/Dialog'
import { Select } from '../controls/Field'
import { useShownMatrix, type MatrixSketch } from '../matrix/shownMatrix'
import { useShownMemos } from '../memos/useShownMemos'
import { plainFilter, useExcerptFilter } from './filter'
import { useWorkerResult } from './useWorkerResult'

/** How many excerpts the export will have, and which. */
function ExcerptCount() {
  const t = useT()
  const { uuid } = useSession()
  const filter = plainFilter(useExcerptFilter())
  const { result } = useWorkerResult('excerpts', { projectUuid: uuid, filter })
  return (
    <p className="muted small" role="status">
      {result && <>{t('excerpts.count', { count: result.excerpts.length })}. </>}
      {t(
        Object.values(filter).every((chosen) => chosen.length === 0)
          ? 'export.noFilterHint'
          : 'export.filterHint',
      )}
    </p>
  )
}

/** Writes excerpts or a matrix to a file that other programs open. */
export function ExportDialog({ onClose }: { onClose: () => void }) {
  const t = useT()
  const locale = useLocale()
  const host = useHost()
  const { uuid } = useSession()
  const project = useProject()
  const say = useToasts((state) => state.say)
  const screen = useLocation((state) => state.screen)
  const filter = useExcerptFilter()
  const { matrices, saved, sketch } = useShownMatrix()
  // A matrix that nobody has changed is not stored, and is exported as it is shown.
  const offered: { id: string; matrix: MatrixSketch }[] = [
    ...(saved || !sketch ? [] : [{ id: 'shown', matrix: sketch }]),
    ...matrices.map((matrix) => ({ id: matrix.id, matrix })),
  ]
  const current = saved?.id ?? offered[0]?.id
  const { memos, shown } = useShownMemos()
  const isNarrowed = shown.length < memos.length
  const [allMemos, setAllMemos] = useState(false)
  const [what, setWhat] = useState<string>(
    screen === 'matrix' && current ? current : screen === 'memos' ? 'memos' : 'excerpts',
  )
  const [format, setFormat] = useState<ExportFormat>('xlsx')
  const [worker, setWorker] = useState<WorkerClient | null>(null)
  const write = async () => {
    const matrix = offered.find(({ id }) => id === what)?.matrix
    const request: ExportRequest = matrix
      ? {
          kind: 'matrix',
          format,
          settings: { kindId: matrix.kindId, codeIds: matrix.codeIds, rollUp: matrix.rollUp },
          measure: matrix.measure,
        }
      : what === 'memos'
        ? { kind: 'memos', format, ...(!allMemos && { only: shown.map(({ id }) => id) }) }
        : { kind: 'excerpts', format, filter: plainFilter(filter) }
    const own = startWorker()
    setWorker(own)
    try {
      const bytes = await own.run('export', { projectUuid: uuid, request, locale })
      const title = matrix ? matrix.name : t(what === 'memos' ? 'app.memos' : 'export.excerpts')
      const saved = await host.saveFile(`${project.name} - ${title}.${format}`, bytes)
      if (saved) {
        say({ text: t('export.done', { file: saved.name }) })
        onClose()
      }
    } catch (error) {
      if (!(error instanceof WorkerEnded))
        say({ text: t('app.notSaved', { reason: String(error) }), bad: true })
    } finally {
      own.end()
      setWorker(null)
    }
  }
  return (
    <Dialog
      title={t('export.title')}
      size="narrow"
      onClose={() => {
        worker?.end()
        onClose()
      }}
      footer={
        <>
          <Button onPress={() => (worker ? worker.end() : onClose())}>{t('app.cancel')}</Button>
          <Button look="primary" isDisabled={worker !== null} onPress={() => void write()}>
            {worker ? t('export.working') : t('export.do')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <Select
          label={t('export.whatToExport')}
          value={what}
          onChange={setWhat}
          choices={[
            { id: 'excerpts', name: t('export.excerpts') },
            { id: 'memos', name: t('app.memos') },
            ...offered.map(({ id, matrix }) => ({
              id,
              name: `${t('export.matrix')}: ${matrix.name}`,
            })),
          ]}
        />
        <Select
          label={t('export.format')}
          value={format}
          onChange={setFormat}
          choices={exportFormats.map((id) => ({ id, name: t(`export.format.${id}`) }))}
        />
        {what === 'memos' && isNarrowed && (
          <Select
            label={t('memos.whichToExport')}
            value={allMemos ? 'all' : 'shown'}
            onChange={(id) => setAllMemos(id === 'all')}
            choices={[
              { id: 'shown', name: t('memos.exportShown', { count: shown.length }) },
              { id: 'all', name: t('memos.exportAll', { count: memos.length }) },
            ]}
          />
        )}
        {what === 'memos' && (
          <p className="muted small">
            {t('memos.count', { count: allMemos ? memos.length : shown.length })}.{' '}
            {t('memos.exportHint')}
          </p>
        )}
        {what === 'excerpts' && <ExcerptCount />}
      </div>
    </Dialog>
  )
}
