import * as v from 'valibot'
import { nameEntrySchema } from './table'

const offset = v.pipe(v.number(), v.integer(), v.minValue(0))

/** One place where a name was replaced, in the offsets that it had then. */
const place = v.object({
  start: offset,
  now: v.string(),
  was: v.string(),
  before: v.string(),
  after: v.string(),
})

const kept = v.object({ id: v.string(), path: v.string(), places: v.array(place) })

/** One replacement: when it was made, and where. */
const round = v.object({ at: offset, fields: v.array(kept) })

const keySchema = v.object({
  format: v.literal('veta-key'),
  version: v.literal(1),
  /** Whose names these are. */
  projectId: v.string(),
  names: v.array(nameEntrySchema),
  /** In the order in which they were made. */
  rounds: v.array(round),
})

export type KeptPlace = v.InferOutput<typeof place>
export type Kept = v.InferOutput<typeof kept>
export type Round = v.InferOutput<typeof round>
/** Who is behind which pseudonym, and what was replaced where. It is written only under a lock. */
export type NameKey = Omit<v.InferOutput<typeof keySchema>, 'format' | 'version'>

/** The key as the contents of a sealed file. */
export const serialiseKey = ({ projectId, names, rounds }: NameKey): Uint8Array =>
  new TextEncoder().encode(
    JSON.stringify({ format: 'veta-key', version: 1, projectId, names, rounds }),
  )

/** Null for contents that are no key. */
export function parseKey(bytes: Uint8Array): NameKey | null {
  const text = new TextDecoder().decode(bytes)
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), keySchema), text)
  if (!parsed.success) return null
  const { projectId, names, rounds } = parsed.output
  return { projectId, names, rounds }
}
