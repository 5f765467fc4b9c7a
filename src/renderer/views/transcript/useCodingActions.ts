import { useMemo } from 'react'
import { codePassage } from '#shared/commands/codePassage'
import { removeCodings } from '#shared/commands/removeCodings'
import type { IdOf, Source, SourceText } from '#shared/records/schema'
import type { Span } from '#shared/text/anchor'
import { sentenceAt } from '#shared/text/bounds'
import { inVivoName } from '#shared/text/inVivo'
import { turnsOf } from '#shared/text/turns'
import { wasRefused } from '#history/history'
import { textOf } from '#storage/queries'
import { useT } from '../app/language'
import { useProject, useRun, useSession } from '../app/session'
import { useToasts } from '../app/toasts'
import { useRecentCodes } from '../codebook/recentCodes'
import { boundsActions } from './boundsActions'
import { useEditing } from './editing'
import { inTurn } from './inTurn'
import { liveCodings } from './liveCodings'
import { passageAction } from './passageAction'
import { codingsAt } from './passages'
import { recodeActions } from './recodeActions'
import { isEmpty, useTranscript } from './state'

/** A code to be made on the way. */
export interface NewCode {
  name: string
  parentId: IdOf<'code'> | null
}

/** What the actions look at and work with. */
function useSurroundings(source: Source) {
  const t = useT()
  const run = useRun()
  const { db, mirror } = useSession()
  const say = useToasts((state) => state.say)
  const announce = useToasts((state) => state.announce)
  return useMemo(() => {
    /** Where they are in the text on the screen, which may be ahead of the stored one. */
    const own = () => {
      const stored = mirror.all('coding').filter(({ sourceId }) => sourceId === source.id)
      return liveCodings(stored, useEditing.getState().runs)
    }
    const here = (span: Span) => codingsAt(own(), span)
    const nameOf = (codeId: string) => mirror.get('code', codeId)?.name ?? ''
    /** The coding that is meant where several lie over a place; tells the person where there is none. */
    const active = (span: Span) => {
      const { activeCodingId } = useTranscript.getState()
      const codings = here(span)
      const found = codings.find(({ id }) => id === activeCodingId) ?? codings[0]
      if (!found) say({ text: t('transcript.noPassage') })
      return found
    }
    const stored = async () => (await textOf(db, source.id))?.text ?? ''
    return { t, run, say, announce, mirror, own, here, nameOf, active, stored }
  }, [announce, db, mirror, run, say, source.id, t])
}

export type Surroundings = ReturnType<typeof useSurroundings>

/** Putting codes on words and taking them off. */
function codeActions(
  { t, run, say, announce, nameOf, active }: Surroundings,
  {
    source,
    text,
    projectId,
    pins,
  }: {
    source: Source
    text: string
    projectId: string
    pins: readonly (IdOf<'code'> | null)[]
  },
) {
  const state = useTranscript.getState
  /** The selection, or the sentence at the caret where nothing is selected. */
  const target = (): Span => {
    const { selection } = state()
    return isEmpty(selection) ? sentenceAt(text, selection.start) : selection
  }
  const apply = (codeIds: readonly IdOf<'code'>[], newCode?: NewCode) => {
    const spans = [target()]
    if (codeIds.length > 0) state().set({ lastCodeIds: codeIds })
    return inTurn(async () => {
      const outcome = await run(codePassage, {
        sourceId: source.id,
        spans,
        codeIds,
        ...(newCode && { newCode }),
      })
      if (wasRefused(outcome)) return
      const made = Object.values(outcome.row.diff.added).filter((one) => one.type === 'coding')
      const put = made.map(({ codeId }) => codeId)
      const used = [...new Set([...codeIds, ...put])]
      state().set({ activeCodingId: made[0]?.id ?? null })
      // Codes that were there are set at once: the next key may come before this step is stored.
      if (newCode) state().set({ lastCodeIds: used })
      useRecentCodes.getState().used(projectId, used)
      announce(t('transcript.codedAs', { code: put.map(nameOf).join(', ') }))
    })
  }
  return {
    target,
    apply,
    inVivo: () => {
      const { start, end } = target()
      return apply([], { name: inVivoName(text.slice(start, end)), parentId: null })
    },
    repeat: () => {
      const { lastCodeIds } = state()
      if (lastCodeIds.length > 0) return apply(lastCodeIds)
      say({ text: t('transcript.nothingToRepeat') })
    },
    pinned: (slot: number) => {
      const codeId = pins[slot - 1]
      if (codeId) return apply([codeId])
      say({ text: t('transcript.noPin', { slot }) })
    },
    uncode: () => {
      const { selection } = state()
      return inTurn(async () => {
        const coding = active(selection)
        if (!coding) return
        const outcome = await run(removeCodings, { codingIds: [coding.id] })
        if (wasRefused(outcome)) return
        announce(t('history.removeCodings', { count: 1, name: nameOf(coding.codeId) }))
      })
    },
  }
}

/** Going about among the codings. */
function lookActions(around: Surroundings, sourceId: IdOf<'source'>) {
  const { t, say, announce, mirror, here, nameOf } = around
  const state = useTranscript.getState
  return {
    passage: passageAction(around, sourceId),
    /** Of several codings over one place, the next one is meant. */
    otherCoding: () => {
      const { selection, activeCodingId } = state()
      const codings = here(selection)
      const at = codings.findIndex(({ id }) => id === activeCodingId)
      const next = codings[(Math.max(at, 0) + 1) % codings.length]
      if (!next) return say({ text: t('transcript.noPassage') })
      state().set({ activeCodingId: next.id })
      const number = codings.indexOf(next) + 1
      announce(t('transcript.nowOn', { code: nameOf(next.codeId), number, count: codings.length }))
    },
    /** Says which codes are on the place, and who put them there. */
    tellCodes: () => {
      const codings = here(state().selection)
      const list = codings.map(({ codeId, coderId, polarity }) =>
        t(polarity === 'contradicts' ? 'transcript.codeAgainstByCoder' : 'transcript.codeByCoder', {
          code: nameOf(codeId),
          coder: mirror.get('coder', coderId)?.name ?? '',
        }),
      )
      say({ text: t('transcript.codesHere', { count: codings.length, list: list.join('; ') }) })
    },
  }
}

/** What can be done to the selected words and the passages of an open transcript. */
export function useCodingActions(source: Source, { text, doc }: SourceText, onEdit?: () => void) {
  const { id: projectId, pins } = useProject()
  const around = useSurroundings(source)
  const turns = useMemo(() => turnsOf(doc), [doc])
  return useMemo(
    () => ({
      text,
      turns,
      ...codeActions(around, { source, text, projectId, pins }),
      ...boundsActions(around, async () =>
        useEditing.getState().mode === 'edit' ? around.stored() : text,
      ),
      ...recodeActions(around),
      ...lookActions(around, source.id),
      /** Switches to editing the text, where that is offered. */
      edit: () => onEdit?.(),
    }),
    [around, onEdit, pins, projectId, source, text, turns],
  )
}

export type CodingActions = ReturnType<typeof useCodingActions>
