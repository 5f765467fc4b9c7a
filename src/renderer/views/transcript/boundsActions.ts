import { joinCodings } from '#shared/commands/joinCodings'
import { setCodingBounds } from '#shared/commands/setCodingBounds'
import { splitCoding } from '#shared/commands/splitCoding'
import { moveBound } from '#shared/text/bounds'
import { settled } from '../app/pending'
import { inTurn } from './inTurn'
import { joinable } from './passages'
import { useTranscript } from './state'
import type { Surroundings } from './useCodingActions'

/**
 * Moving the ends of the passage that is looked at, dividing it, and joining it with others. What was typed is taken
 * over first, so that the stored places are those of the selection; `text` reads the text that they count in.
 */
export function boundsActions(
  { t, run, say, own, nameOf, active }: Surroundings,
  text: () => Promise<string>,
) {
  const selected = () => useTranscript.getState().selection
  return {
    move: (how: Parameters<typeof moveBound>[2]) => {
      const selection = selected()
      return inTurn(async () => {
        await settled()
        const coding = active(selection)
        if (!coding) return
        const span = moveBound(await text(), coding.anchor, how)
        await run(setCodingBounds, { codingId: coding.id, span })
      })
    },
    split: () => {
      const selection = selected()
      return inTurn(async () => {
        await settled()
        const coding = active(selection)
        if (coding) await run(splitCoding, { codingId: coding.id, at: selection.start })
      })
    },
    join: () => {
      const selection = selected()
      return inTurn(async () => {
        await settled()
        const coding = active(selection)
        if (!coding) return
        const codings = joinable(own(), coding, selection)
        if (codings.length < 2)
          return say({ text: t('transcript.nothingToJoin', { code: nameOf(coding.codeId) }) })
        await run(joinCodings, { codingIds: codings.map(({ id }) => id) })
      })
    },
  }
}
