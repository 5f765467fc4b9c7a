import { diffOf } from '../records/diff'
import type { IdOf } from '../records/schema'
import { done, must, type Command } from './command'
import { editedText, readTextSlice, type TextEdit, type TextSlice } from './editedText'

/** Changes the text of a transcript, and carries along in the same step everything that is tied to it. */
export const editText: Command<{ sourceId: IdOf<'source'> } & TextEdit, TextSlice> = {
  name: 'editText',
  read: ({ sourceId }, reader) => readTextSlice(sourceId, reader),
  run: (slice, args) => {
    const edited = editedText(slice, args)
    if ('refused' in edited) return edited
    const { updated, detached } = edited
    return done(diffOf({ updated }), { name: must(slice.source, args.sourceId).name, detached })
  },
}
