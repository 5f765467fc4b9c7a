import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import type { Source } from '#shared/records/schema'
import { textOf } from '#storage/queries'
import { useT } from '../app/language'
import { useRecords, useSession } from '../app/session'
import { CodingLine } from './CodingLine'
import { PassageTools } from './PassageTools'
import { useTranscript } from './state'
import { useCodingsHere } from './useCodingsHere'

/** Escape leads from a field of the panel back to the text, or to the paragraph in the list of them. */
const backToText = (event: React.KeyboardEvent) => {
  if (event.key !== 'Escape') return
  const inList = document.querySelector<HTMLElement>('[data-segment][tabindex="0"]')
  ;(inList ?? document.querySelector<HTMLElement>('.ProseMirror'))?.focus()
}

/** What is coded where the caret is: the codes, who coded, the memo, the bounds, and how to take it off. */
export function PassagePanel({ source }: { source: Source }) {
  const t = useT()
  const { db } = useSession()
  const text = useLiveQuery(() => textOf(db, source.id), [db, source.id])
  const codings = useRecords('coding')
  const codes = useRecords('code')
  const selection = useTranscript((state) => state.selection)
  const activeCodingId = useTranscript((state) => state.activeCodingId)
  const own = useMemo(
    () => codings.filter(({ sourceId }) => sourceId === source.id),
    [codings, source.id],
  )
  const here = useCodingsHere(own, selection)
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
            <CodingLine key={coding.id} coding={coding} code={code} isActive={coding === active}>
              {coding === active && text && (
                <PassageTools coding={coding} source={source} text={text} />
              )}
            </CodingLine>
          )
        })}
      </ul>
    </section>
  )
}
