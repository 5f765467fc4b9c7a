import * as v from 'valibot'

/** The id of a stored record: its type, a colon, and an opaque unique part (a UUID). */
export type Id<T extends string> = `${T}:${string}`

/** Accepts only ids of one record type, so that a code's id can't stand where a case's belongs. */
export const idOf = <T extends string>(type: T) =>
  v.custom<Id<T>>(
    (input) =>
      typeof input === 'string' && input.startsWith(`${type}:`) && input.length > type.length + 1,
    `Expected an id that starts with "${type}:"`,
  )

/** One step of a record's history: takes the shape of format `to - 1` to that of format `to`. */
export interface Migration {
  to: number
  up: (old: Record<string, unknown>) => Record<string, unknown>
}

/**
 * What the project knows of one record type: its parser, the fields that can be looked up without reading the
 * whole table, and its migrations in rising order of `to`. A shipped migration is frozen.
 * `since` is the format in which the type came in: older projects have no record of it.
 */
export function defineRecord<
  const T extends string,
  const E extends v.ObjectEntries,
  const I extends readonly (keyof E & string)[],
>(definition: {
  type: T
  since?: number
  entries: E
  indexes: I
  migrations?: readonly Migration[]
}) {
  return {
    type: definition.type,
    since: definition.since ?? 1,
    schema: v.object({
      type: v.literal(definition.type),
      id: idOf(definition.type),
      ...definition.entries,
    }),
    indexes: definition.indexes,
    migrations: definition.migrations ?? [],
  }
}

/** Milliseconds since 1970-01-01 UTC. */
export const instant = v.pipe(v.number(), v.integer(), v.minValue(0))

/** The most UTF-16 code units that a name may have. */
export const LONGEST_NAME = 500

/** A name that people see: trimmed by the commands, never empty. */
export const name = v.pipe(v.string(), v.nonEmpty(), v.maxLength(LONGEST_NAME))

/** A UTF-16 offset into a canonical text. */
export const offset = v.pipe(v.number(), v.integer(), v.minValue(0))
