import { codebookOf } from '#shared/records/codebook'
import type { Coding, IdOf } from '#shared/records/schema'
import { byName } from '#shared/text/naturalOrder'
import { useLocation } from '../app/location'
import { passesFilter, showAllCodings, useCodingFilter } from './filter'
import { neighbourPassage, passageElsewhere } from './passages'
import { useTranscript } from './state'
import type { Surroundings } from './useCodingActions'

/**
 * Goes to the next (1) or previous (-1) passage of the code that is looked at; of any code where none is. Where there
 * is none in this transcript, the transcript that has one is opened there. What the filter hides is passed over.
 */
export function passageAction(
  { t, say, mirror, own, here, nameOf }: Surroundings,
  sourceId: IdOf<'source'>,
) {
  const state = useTranscript.getState
  return (step: 1 | -1): Coding | undefined => {
    const { selection, activeCodingId } = state()
    const isShown = passesFilter(
      useCodingFilter.getState(),
      codebookOf(mirror.all('code')),
      mirror.all('extent'),
    )
    const codings = here(selection).filter(isShown)
    const from = codings.find(({ id }) => id === activeCodingId) ?? codings[0]
    const isSought = ({ codeId }: Coding) => !from || codeId === from.codeId
    const sources = mirror.all('source').toSorted(byName)
    const ids = sources.map(({ id }) => id)
    const nextOf = (lets: (coding: Coding) => boolean) => {
      const isWanted = (coding: Coding) => isSought(coding) && lets(coding)
      return (
        neighbourPassage(own().filter(isWanted), from, selection.start, step) ??
        passageElsewhere(mirror.all('coding').filter(isWanted), ids, sourceId, step)
      )
    }
    const found = nextOf(isShown)
    if (found?.sourceId === sourceId) {
      state().set({ activeCodingId: found.id })
      return found
    }
    if (found) {
      const name = sources.find(({ id }) => id === found.sourceId)?.name ?? ''
      say({ text: t('transcript.onIn', { code: nameOf(found.codeId), name }) })
      const reveal = { span: found.anchor, codingId: found.id }
      useLocation.getState().go({ sourceId: found.sourceId, reveal })
      return undefined
    }
    const which = { step: step === 1 ? 'next' : 'previous' }
    const code = from && nameOf(from.codeId)
    if (nextOf(() => true))
      say({
        text:
          code === undefined
            ? t('transcript.noFurtherCodingShown', which)
            : t('transcript.noFurtherShown', { ...which, code }),
        action: { label: t('transcript.showAll'), run: showAllCodings },
      })
    else if (code === undefined) say({ text: t('transcript.noFurtherCoding', which) })
    else say({ text: t('transcript.noFurther', { ...which, code }) })
    return undefined
  }
}
