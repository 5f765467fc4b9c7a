import { Trash2 } from 'lucide-react'
import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import { removeCodings } from '#shared/commands/removeCodings'
import { updateCodings } from '#shared/commands/updateCodings'
import type { Coding, Source } from '#shared/records/schema'
import { textOf } from '#storage/queries'
import { useFormats, useT } from '../app/language'
import { useRecords, useRun, useSession } from '../app/session'
import { Button, IconButton } from '../controls/Button'
import { CodeChip } from '../controls/CodeChip'
import { Select } from '../controls/Field'
import { MemoField } from '../memos/MemoField'
import { useEditing } from './editing'
import { PassageTools } from './PassageTools'
import { codingsAt } from './passages'
import { useTranscript } from './state'
import { Weight } from './Weight'

/** Whether the passage speaks for the code, and how much. */
function Evidence({ coding }: { coding: Coding }) {
  const t = useT()
  const run = useRun()
  return (
    <div className="coding-facts">
      <Select
        label={t('transcript.polarity')}
        value={coding.polarity}
        choices={[
          { id: 'supports', name: t('transcript.supports') },
          { id: 'contradicts', name: t('transcript.contradicts') },
        ]}
        onChange={(polarity) =>
          void run(updateCodings, { codingIds: [coding.id], patch: { polarity } })
        }
      />
      <Weight coding={coding} />
    </div>
  )
}

/** Escape leads from a field of the panel back to the text. */
const backToText = (event: React.KeyboardEvent) => {
  if (event.key === 'Escape') document.querySelector<HTMLElement>('.ProseMirror')?.focus()
}

/** What is coded where the caret is: the codes, who coded, the memo, the bounds, and how to take it off. */
export function PassagePanel({ source }: { source: Source }) {
  const t = useT()
  const run = useRun()
  const formats = useFormats()
  const { db } = useSession()
  const text = useLiveQuery(() => textOf(db, source.id), [db, source.id])
  const codings = useRecords('coding')
  const codes = useRecords('code')
  const coders = useRecords('coder')
  const { selection, activeCodingId, set } = useTranscript()
  // While the text is edited its stored positions lag behind, so passages keep their ends.
  const mode = useEditing((state) => state.mode)
  const here = useMemo(
    () =>
      codingsAt(
        codings.filter(({ sourceId }) => sourceId === source.id),
        selection,
      ),
    [codings, selection, source.id],
  )
  const active = here.find(({ id }) => id === activeCodingId) ?? here[0]
  if (!active) return null
  return (
    <section className="passage-panel" aria-label={t('transcript.here')} onKeyDown={backToText}>
      <h3>{t('transcript.hereCount', { count: here.length })}</h3>
      <ul>
        {here.map((coding) => {
          const code = codes.find(({ id }) => id === coding.codeId)
          if (!code) return null
          return (
            <li key={coding.id} className={coding === active ? 'coding on' : 'coding'}>
              <div className="row">
                <Button
                  look="quiet"
                  small
                  aria-expanded={coding === active}
                  onPress={() => set({ activeCodingId: coding.id })}
                >
                  <CodeChip code={code} />
                </Button>
                <span className="grow" />
                <IconButton
                  small
                  label={t('transcript.uncode', { code: code.name })}
                  onPress={() => void run(removeCodings, { codingIds: [coding.id] })}
                >
                  <Trash2 size={14} aria-hidden />
                </IconButton>
              </div>
              {coding === active && (
                <div className="stack">
                  <p className="muted small">
                    {t('transcript.codedBy', {
                      coder: coders.find(({ id }) => id === coding.coderId)?.name ?? '',
                      date: formats.date(coding.createdAt),
                    })}
                  </p>
                  <MemoField
                    key={coding.id}
                    subject={{ kind: 'passage', codingId: coding.id }}
                    label={t('transcript.memo')}
                    rows={2}
                    data-memo=""
                  />
                  <Evidence coding={coding} />
                  {text && mode === 'read' && (
                    <PassageTools coding={coding} source={source} text={text} />
                  )}
                </div>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
