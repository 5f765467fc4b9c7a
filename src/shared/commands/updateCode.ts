import { diffOf } from '../records/diff'
import type { Code, IdOf } from '../records/schema'
import { patched, updates } from './changes'
import { done, must, type Command } from './command'
import { nameRefusal } from './names'
import { keyRefusal } from './newCode'

export type CodePatch = Partial<
  Pick<
    Code,
    | 'name'
    | 'colour'
    | 'key'
    | 'definition'
    | 'include'
    | 'exclude'
    | 'example'
    | 'caseKindIds'
    | 'exclusiveGroup'
    | 'memo'
  >
>

/** Renames, recolours or describes a code. */
export const updateCode: Command<{ codeId: IdOf<'code'>; patch: CodePatch }, Code[]> = {
  name: 'updateCode',
  read: (_args, reader) => reader.all('code'),
  run: (codes, { codeId, patch }) => {
    const code = must(
      codes.find(({ id }) => id === codeId),
      codeId,
    )
    const siblings = codes.filter(({ parentId }) => parentId === code.parentId)
    const trimmed = {
      ...patch,
      ...(patch.name !== undefined && { name: patch.name.trim() }),
      ...(patch.key !== undefined && { key: patch.key.trim() }),
    }
    return (
      (patch.name === undefined ? null : nameRefusal(patch.name, siblings, codeId)) ??
      (patch.key === undefined ? null : keyRefusal(patch.key, codes, codeId)) ??
      done(diffOf({ updated: updates([code], (old) => patched(old, trimmed)) }), {
        name: trimmed.name ?? code.name,
      })
    )
  },
}
