import type { IdOf } from '#shared/records/schema'
import { startWorker, WorkerEnded, type WorkerClient } from './client'
import type { Gathered } from './gathered'
import type { GatheringEnd } from './gathering'
import type { NewsOf, TaskName, Tasks } from './tasks'

/** Seconds that a pattern may spend on one transcript; more is one that would never end. */
export const PATIENCE = 2
/** After a stall of the window itself, what the worker has said meanwhile is heard first, in milliseconds. */
const GRACE = 100

/** A pattern was still at this transcript when its time was over; the worker has been ended. */
export class TookTooLong extends Error {
  override name = 'TookTooLong'
  constructor(readonly on: IdOf<'source'>) {
    super('The search took too long')
  }
}

type Watched = Extract<TaskName, 'hits' | 'passages' | 'speakers'>

let own: WorkerClient | null = null

/** Begins to watch over a pattern that is tried on a transcript; null ends it. */
type Watch = (on: IdOf<'source'> | null) => void

/** Searches in a worker of its own, which keeps the texts ready and is ended when a pattern explodes. */
function search<N extends Watched>(
  name: N,
  input: Tasks[N][0],
  onNews: (news: NewsOf<N>, watch: Watch) => void,
): Promise<Tasks[N][1]> {
  const worker = (own ??= startWorker())
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let stopped = false
    const watch: Watch = (on) => {
      clearTimeout(timer)
      if (on === null) return
      timer = setTimeout(() => {
        timer = setTimeout(() => {
          stopped = true
          if (own === worker) own = null
          reject(new TookTooLong(on))
          worker.end()
        }, GRACE)
      }, PATIENCE * 1000)
    }
    worker
      .run(name, input, (news) => onNews(news, watch))
      .then(
        (output) => {
          clearTimeout(timer)
          resolve(output)
        },
        (error: Error) => {
          clearTimeout(timer)
          if (stopped) return
          // Ended on account of another search: this one has done nothing wrong.
          if (error instanceof WorkerEnded && own !== worker) resolve(search(name, input, onNews))
          else reject(error)
        },
      )
  })
}

/** Where a query hits in one transcript. Rejects with `TookTooLong` where a pattern explodes. */
export const hitsInWorker = (input: Tasks['hits'][0]): Promise<Tasks['hits'][1]> =>
  search('hits', input, ({ on }, watch) => watch(on))

export const speakersInWorker = (input: Tasks['speakers'][0]): Promise<Tasks['speakers'][1]> =>
  search('speakers', input, () => {})

/** Gathers passages; parts come as they are found. Rejects with `TookTooLong` where a pattern explodes. */
export const gatherInWorker = (
  input: Tasks['passages'][0],
  onPart: (part: Gathered) => void,
): Promise<GatheringEnd> =>
  search('passages', input, (news, watch) => ('on' in news ? watch(news.on) : onPart(news.part)))

/** For what is of no use to a worker that has been ended. */
async function unlessEnded(task: Promise<void>): Promise<void> {
  try {
    await task
  } catch (error) {
    if (!(error instanceof WorkerEnded)) throw error
  }
}

/** Nobody waits for what is being gathered any more. */
export async function stopGathering(): Promise<void> {
  if (own) await unlessEnded(own.run('stopGathering', {}))
}

/** Lets the worker read and fold the texts of a project ahead of the first search. */
export async function prepareTexts(projectUuid: string): Promise<void> {
  own ??= startWorker()
  await unlessEnded(own.run('prepareTexts', { projectUuid }))
}
