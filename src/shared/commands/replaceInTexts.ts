import { diffOf } from '../records/diff'
import type { AnyRecord, IdOf } from '../records/schema'
import { applyToDoc } from '../text/editDoc'
import type { Changes } from '../text/changes'
import { done, must, type Command } from './command'
import { editedText, readTextSlice, type TextSlice } from './editedText'

interface Args {
  /** What is replaced in each transcript, in the offsets of `base`. */
  replacements: readonly { sourceId: IdOf<'source'>; base: string; changes: Changes }[]
  to: string
}

/** Puts other words in the place of some in many transcripts, as for a pseudonym. Every passage keeps its place. */
export const replaceInTexts: Command<Args, TextSlice[]> = {
  name: 'replaceInTexts',
  read: async ({ replacements }, reader) => {
    const slices: TextSlice[] = []
    for (const { sourceId } of replacements) slices.push(await readTextSlice(sourceId, reader))
    return slices
  },
  run: (slices, { replacements, to }) => {
    let updated: (readonly [AnyRecord, AnyRecord])[] = []
    for (const [i, { sourceId, base, changes }] of replacements.entries()) {
      const slice = slices[i]!
      const doc = applyToDoc(must(slice.text, sourceId).doc, changes)
      const edited = editedText(slice, { base, runs: [changes], doc })
      if ('refused' in edited) return edited
      updated = updated.concat(edited.updated)
    }
    const count = replacements.reduce((sum, { changes }) => sum + changes.length, 0)
    // The name that goes is not said: the history is read by others too.
    return done(diffOf({ updated }), { to, count })
  },
}
