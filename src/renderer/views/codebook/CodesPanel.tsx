import { Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { codePassage } from '#shared/commands/codePassage'
import { createCode } from '#shared/commands/createCode'
import type { IdOf, Source } from '#shared/records/schema'
import { wasRefused } from '#history/history'
import { useT } from '../app/language'
import { useLocation } from '../app/location'
import { useProject, useRun } from '../app/session'
import { useToasts } from '../app/toasts'
import { IconButton } from '../controls/Button'
import { SearchField } from '../controls/Field'
import { RenameDialog } from '../controls/RenameDialog'
import { PassagePanel } from '../transcript/PassagePanel'
import { isEmpty, useTranscript } from '../transcript/state'
import { CodeTree } from './CodeTree'
import { useRecentCodes } from './recentCodes'
import './codebook.css'

/** Beside the text: what is coded at the caret, and the codes. A click on a code puts it on the selected words. */
export function CodesPanel({ source }: { source: Source }) {
  const t = useT()
  const run = useRun()
  const go = useLocation((state) => state.go)
  const say = useToasts((state) => state.say)
  const announce = useToasts((state) => state.announce)
  const used = useRecentCodes((state) => state.used)
  const project = useProject()
  const [search, setSearch] = useState('')
  const [making, setMaking] = useState(false)
  // The selection is looked at when it is needed: the tree need not be drawn anew whenever the caret moves.
  const { act, drop } = useMemo(() => {
    const words = () => useTranscript.getState().selection
    const put = async (codeId: IdOf<'code'>) => {
      const { set } = useTranscript.getState()
      const outcome = await run(codePassage, {
        sourceId: source.id,
        spans: [words()],
        codeIds: [codeId],
      })
      set({ lastCodeIds: [codeId] })
      if (wasRefused(outcome)) return
      const [made] = Object.values(outcome.row.diff.added)
      if (made?.type === 'coding') set({ activeCodingId: made.id })
      used(project.id, [codeId])
      announce(t('transcript.codedAs', { code: outcome.row.label['code'] ?? '' }))
    }
    return {
      act: (codeId: IdOf<'code'>) => {
        if (!isEmpty(words())) return void put(codeId)
        say({
          text: t('codebook.selectFirst'),
          action: {
            label: t('codebook.describe'),
            run: () => go({ screen: 'codebook', codeId }),
          },
        })
      },
      drop: (codeId: IdOf<'code'>) => {
        if (!isEmpty(words())) void put(codeId)
      },
    }
  }, [announce, go, project.id, run, say, source.id, t, used])
  return (
    <aside className="pane right" aria-label={t('codebook.panel')}>
      <PassagePanel source={source} />
      <header>
        <div className="grow">
          <SearchField label={t('codebook.search')} value={search} onChange={setSearch} />
        </div>
        <IconButton small label={t('codebook.new')} onPress={() => setMaking(true)}>
          <Plus size={16} aria-hidden />
        </IconButton>
      </header>
      <div className="scroll">
        <CodeTree search={search} selectedId={null} onAct={act} onDropWords={drop} />
      </div>
      {making && (
        <RenameDialog
          title={t('codebook.new')}
          name=""
          onClose={() => setMaking(false)}
          onRename={(name) => run(createCode, { name, parentId: null })}
        />
      )}
    </aside>
  )
}
