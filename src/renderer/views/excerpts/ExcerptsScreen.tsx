import { FileDown } from 'lucide-react'
import { useMemo } from 'react'
import { byName } from '#shared/text/naturalOrder'
import { PATH_SEPARATOR } from '#shared/records/codebook'
import { useT } from '../app/language'
import { useLocation } from '../app/location'
import { useRecords, useSession } from '../app/session'
import { Button } from '../controls/Button'
import { VirtualList } from '../controls/VirtualList'
import { useCodebook } from '../codebook/useCodebook'
import { Awaited } from './Awaited'
import { ExcerptCard } from './ExcerptCard'
import { FilterPick } from './FilterPick'
import { plainFilter, useExcerptFilter } from './filter'
import { useWorkerResult } from './useWorkerResult'
import './excerpts.css'

/** Every coded passage, narrowed down by case, code, transcript and coder. */
export function ExcerptsScreen() {
  const t = useT()
  const { uuid } = useSession()
  const go = useLocation((state) => state.go)
  const filter = useExcerptFilter()
  const { book } = useCodebook()
  const cases = useRecords('case')
  const sources = useRecords('source')
  const coders = useRecords('coder')
  const answer = useWorkerResult('excerpts', { projectUuid: uuid, filter: plainFilter(filter) })
  const { result } = answer
  const codeItems = useMemo(
    () => book.inOrder().map(({ id }) => ({ id, name: book.pathOf(id).join(PATH_SEPARATOR) })),
    [book],
  )
  return (
    <main className="screen">
      <div className="toolbar">
        <h1>{t('app.excerpts')}</h1>
        {result && (
          <span className="muted">{t('excerpts.count', { count: result.excerpts.length })}</span>
        )}
        <span className="grow" />
        <Button
          look="primary"
          isDisabled={!result || result.excerpts.length === 0}
          onPress={() => go({ overlay: 'export' })}
        >
          <FileDown size={16} aria-hidden /> {t('app.export')}
        </Button>
      </div>
      <div className="toolbar filters">
        <FilterPick
          label={t('export.case')}
          any={t('excerpts.any.case')}
          items={cases.toSorted(byName)}
          chosen={filter.caseIds}
          onChange={(caseIds) => filter.set({ caseIds })}
        />
        <FilterPick
          label={t('export.code')}
          any={t('excerpts.any.code')}
          items={codeItems}
          chosen={filter.codeIds}
          onChange={(codeIds) => filter.set({ codeIds })}
        />
        <FilterPick
          label={t('export.source')}
          any={t('excerpts.any.source')}
          items={sources.toSorted(byName)}
          chosen={filter.sourceIds}
          onChange={(sourceIds) => filter.set({ sourceIds })}
        />
        <FilterPick
          label={t('export.coder')}
          any={t('excerpts.any.coder')}
          items={coders.toSorted(byName)}
          chosen={filter.coderIds}
          onChange={(coderIds) => filter.set({ coderIds })}
        />
      </div>
      <Awaited answer={answer} />
      {result && result.excerpts.length === 0 && (
        <div className="empty">
          <h2>{t('excerpts.none')}</h2>
          <p>{t('excerpts.noneBody')}</p>
        </div>
      )}
      {result && result.excerpts.length > 0 && (
        <VirtualList
          items={result.excerpts}
          keyOf={({ codingId, caseId }) => `${codingId} ${caseId}`}
          estimate={() => 120}
          label={t('app.excerpts')}
          className="excerpts"
        >
          {(excerpt) => <ExcerptCard excerpt={excerpt} />}
        </VirtualList>
      )}
    </main>
  )
}
