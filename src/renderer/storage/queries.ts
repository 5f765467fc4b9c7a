import type { IdOf, SourceText } from '#shared/records/schema'
import type { ProjectDatabase } from './database'

/** The text of a transcript: the one thing that views read from the disk and not from the mirror. */
export const textOf = (
  db: ProjectDatabase,
  sourceId: IdOf<'source'>,
): Promise<SourceText | undefined> => db.records('text').where('sourceId').equals(sourceId).first()
