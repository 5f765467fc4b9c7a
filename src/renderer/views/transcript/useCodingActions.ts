import { useMemo } from 'react'
import { codePassage } from '#shared/commands/codePassage'
import { removeCodings } from '#shared/commands/removeCodings'
import { setCodingBounds } from '#shared/commands/setCodingBounds'
import type { Coding, IdOf, Source } from '#shared/records/schema'
import type { Span } from '#shared/text/anchor'
import { nextWordEnd, previousWordEnd, sentenceAt } from '#shared/text/bounds'
import { wasRefused } from '#history/history'
import { useT } from '../app/language'
import { useProject, useRun, useSession } from '../app/session'
import { useToasts } from '../app/toasts'
import { isEmpty, useTranscript } from './state'

/** The codings whose passage holds a place or shares text with a span, the shortest first. */
export const codingsAt = (codings: readonly Coding[], span: Span): Coding[] =>
  codings
    .filter(({ anchor, detached }) =>
      detached
        ? false
        : isEmpty(span)
          ? anchor.start <= span.start && span.start <= anchor.end
          : anchor.start < span.end && span.start < anchor.end,
    )
    .toSorted((a, b) => a.anchor.end - a.anchor.start - (b.anchor.end - b.anchor.start))

/** What can be done to the selected words and the passages of an open transcript. */
export function useCodingActions(source: Source, text: string) {
  const t = useT()
  const run = useRun()
  const project = useProject()
  const { mirror } = useSession()
  const say = useToasts((state) => state.say)
  return useMemo(() => {
    const state = useTranscript.getState
    const own = () => mirror.all('coding').filter(({ sourceId }) => sourceId === source.id)
    /** The selection, or the sentence at the caret where nothing is selected. */
    const target = (): Span => {
      const { selection } = state()
      return isEmpty(selection) ? sentenceAt(text, selection.start) : selection
    }
    const active = () => {
      const { activeCodingId, selection } = state()
      const here = codingsAt(own(), selection)
      return here.find(({ id }) => id === activeCodingId) ?? here[0]
    }
    const apply = async (
      codeIds: readonly IdOf<'code'>[],
      newCode?: { name: string; parentId: IdOf<'code'> | null },
    ) => {
      const outcome = await run(codePassage, {
        sourceId: source.id,
        spans: [target()],
        codeIds,
        ...(newCode && { newCode }),
      })
      if (wasRefused(outcome)) return
      const made = Object.values(outcome.row.diff.added).filter(
        (record) => record.type === 'coding',
      )
      const codes = made.flatMap((record) => (record.type === 'coding' ? [record.codeId] : []))
      const [first] = made
      state().set({
        lastCodeIds: codes,
        activeCodingId: first?.type === 'coding' ? first.id : null,
      })
    }
    const moveEnd = async (move: (text: string, at: number) => number) => {
      const coding = active()
      if (!coding) return say({ text: t('transcript.noPassage') })
      const { start, end } = coding.anchor
      await run(setCodingBounds, { codingId: coding.id, span: { start, end: move(text, end) } })
    }
    return {
      target,
      apply,
      inVivo: () => {
        const { start, end } = target()
        const name = text.slice(start, end).replace(/\s+/g, ' ').trim()
        return apply([], { name: [...name].slice(0, 80).join(''), parentId: null })
      },
      repeat: () => {
        const { lastCodeIds } = state()
        if (lastCodeIds.length > 0) return apply(lastCodeIds)
        say({ text: t('transcript.nothingToRepeat') })
      },
      pinned: (slot: number) => {
        const codeId = project.pins[slot - 1]
        if (codeId) return apply([codeId])
        say({ text: t('transcript.noPin', { slot }) })
      },
      uncode: () => {
        const coding = active()
        if (coding) return run(removeCodings, { codingIds: [coding.id] })
        say({ text: t('transcript.noPassage') })
      },
      shrink: () => moveEnd(previousWordEnd),
      grow: () => moveEnd(nextWordEnd),
    }
  }, [mirror, project, run, say, source.id, t, text])
}

export type CodingActions = ReturnType<typeof useCodingActions>
