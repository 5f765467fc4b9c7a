import { codebookOf, DEEPEST_CODE } from '../records/codebook'
import { colours } from '../records/code'
import type { Code, IdOf } from '../records/schema'
import { fold } from '../text/naturalOrder'
import { makeId, Refused, type Env, type Refusal } from './command'
import { lastOrder, nameRefusal } from './names'

/** What a person may say of a code that does not exist yet; only its name and place are needed. */
export interface CodeDraft extends Partial<
  Pick<
    Code,
    | 'id'
    | 'colour'
    | 'key'
    | 'definition'
    | 'include'
    | 'exclude'
    | 'example'
    | 'caseKindIds'
    | 'exclusiveGroup'
  >
> {
  name: string
  parentId: IdOf<'code'> | null
}

export const tooDeep = (): Refusal => Refused('tooDeep', { count: DEEPEST_CODE })

/** Why a key can't be given to a code, or null when it can. */
export function keyRefusal(key: string, codes: readonly Code[], self?: string): Refusal | null {
  if (key.trim() === '') return null
  const owner = codes.find((code) => code.id !== self && fold(code.key) === fold(key))
  return owner ? Refused('sameKey', { key: key.trim(), name: owner.name }) : null
}

/** The colour that fewest of the top codes have, so that factors differ as long as they can. */
function freshColour(codes: readonly Code[]): Code['colour'] {
  const top = codes.filter((code) => code.parentId === null)
  const uses = (colour: Code['colour']) => top.filter((code) => code.colour === colour).length
  return colours.reduce((best, colour) => (uses(colour) < uses(best) ? colour : best))
}

/** The record of a new code, last among its siblings, or why it can't be. */
export function newCode(draft: CodeDraft, codes: readonly Code[], env: Env): Code | Refusal {
  const book = codebookOf(codes)
  const siblings = book.childrenOf(draft.parentId)
  const refusal = nameRefusal(draft.name, siblings) ?? keyRefusal(draft.key ?? '', codes)
  if (refusal) return refusal
  const id = draft.id ?? makeId('code', env)
  if (!book.hasRoomBelow(draft.parentId, [id])) return tooDeep()
  const parent = draft.parentId === null ? undefined : book.get(draft.parentId)
  return {
    type: 'code',
    id,
    name: draft.name.trim(),
    parentId: draft.parentId,
    order: lastOrder(siblings),
    colour: draft.colour ?? parent?.colour ?? freshColour(codes),
    key: draft.key?.trim() ?? '',
    definition: draft.definition ?? '',
    include: draft.include ?? '',
    exclude: draft.exclude ?? '',
    example: draft.example ?? '',
    caseKindIds: [...(draft.caseKindIds ?? [])],
    exclusiveGroup: draft.exclusiveGroup?.trim() ?? '',
    memo: '',
  }
}
