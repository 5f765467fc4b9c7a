import * as v from 'valibot'

/**
 * What somebody had before them when they judged or summed up a cell: the codings of the cell, each with a mark of
 * what it said then. Ids and not references: a coding may be gone since, which is what this is for. Null where it was
 * recorded before Veta kept it.
 */
export const seen = v.nullable(v.record(v.string(), v.string()))

export type Seen = v.InferOutput<typeof seen>
