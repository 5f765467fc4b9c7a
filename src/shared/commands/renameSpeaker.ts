import { diffOf } from '../records/diff'
import type { IdOf, SourceText } from '../records/schema'
import type { Block } from '../records/transcript'
import { updates } from './changes'
import { done, must, Refused, type Command } from './command'

interface Args {
  sourceIds: readonly IdOf<'source'>[]
  from: string
  to: string
}

const spokenBy = <B extends Block>(block: B, speaker: string): B => ({
  ...block,
  attrs: { ...block.attrs, speaker },
})

/** Gives a speaker another name in every turn of some transcripts. The name stands beside the text, so no passage moves. */
export const renameSpeaker: Command<Args, (SourceText | undefined)[]> = {
  name: 'renameSpeaker',
  read: async ({ sourceIds }, reader) => {
    const texts: (SourceText | undefined)[] = []
    for (const id of sourceIds) texts.push((await reader.where('text', 'sourceId', id))[0])
    return texts
  },
  run: (texts, { sourceIds, from, to }) => {
    const name = to.trim()
    if (name === '') return Refused('emptyName')
    const found = texts.map((text, i) => must(text, sourceIds[i]!))
    const changed = updates(found, (text) => ({
      ...text,
      doc: {
        ...text.doc,
        content: text.doc.content.map((block) =>
          block.attrs.speaker === from ? spokenBy(block, name) : block,
        ),
      },
    }))
    // The name that goes may be a real one, and the history is read by others too.
    return done(diffOf({ updated: changed }), { name, count: changed.length })
  },
}
