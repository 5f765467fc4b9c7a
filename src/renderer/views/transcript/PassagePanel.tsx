import { ArrowLeftToLine, ArrowRightToLine, Trash2 } from 'lucide-react'
import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import { removeCodings } from '#shared/commands/removeCodings'
import { setCodingBounds } from '#shared/commands/setCodingBounds'
import { updateCodings } from '#shared/commands/updateCodings'
import type { Coding, Source } from '#shared/records/schema'
import { nextWordEnd, previousWordEnd } from '#shared/text/bounds'
import { textOf } from '#storage/queries'
import { useFormats, useT } from '../app/language'
import { useRecords, useRun, useSession } from '../app/session'
import { Button, IconButton } from '../controls/Button'
import { CodeChip } from '../controls/CodeChip'
import { Select } from '../controls/Field'
import { MemoField } from '../memos/MemoField'
import { isEmpty, useTranscript } from './state'
import { codingsAt } from './useCodingActions'

function Bounds({ coding, source }: { coding: Coding; source: Source }) {
  const t = useT()
  const run = useRun()
  const { db } = useSession()
  const selection = useTranscript((state) => state.selection)
  const text = useLiveQuery(() => textOf(db, source.id), [db, source.id])?.text
  if (text === undefined) return null
  const { start, end } = coding.anchor
  const set = (span: { start: number; end: number }) =>
    void run(setCodingBounds, { codingId: coding.id, span })
  return (
    <div className="row">
      <IconButton
        small
        look="plain"
        label={t('transcript.shrink')}
        onPress={() => set({ start, end: previousWordEnd(text, end) })}
      >
        <ArrowLeftToLine size={14} aria-hidden />
      </IconButton>
      <IconButton
        small
        look="plain"
        label={t('transcript.grow')}
        onPress={() => set({ start, end: nextWordEnd(text, end) })}
      >
        <ArrowRightToLine size={14} aria-hidden />
      </IconButton>
      <Button small isDisabled={isEmpty(selection)} onPress={() => set(selection)}>
        {t('transcript.useSelection')}
      </Button>
    </div>
  )
}

/** What is coded where the caret is: the codes, who coded, the memo, the bounds, and how to take it off. */
export function PassagePanel({ source }: { source: Source }) {
  const t = useT()
  const run = useRun()
  const formats = useFormats()
  const codings = useRecords('coding')
  const codes = useRecords('code')
  const coders = useRecords('coder')
  const { selection, activeCodingId, set } = useTranscript()
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
    <section className="passage-panel" aria-label={t('transcript.here')}>
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
                  <MemoField
                    key={coding.id}
                    subject={{ kind: 'passage', codingId: coding.id }}
                    label={t('transcript.memo')}
                    rows={2}
                    data-memo=""
                  />
                  <Bounds coding={coding} source={source} />
                </div>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
