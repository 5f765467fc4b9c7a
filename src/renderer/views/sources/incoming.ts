import { caseNameFrom } from '#shared/formats/caseName'
import type { Outcome, ReadOptions } from '#shared/formats/transcripts/outcome'
import type { Message } from '#shared/messages/translate'
import type { PickedFile } from '#host/host'
import { WorkerEnded, type WorkerClient } from '#workers/client'

/** No transcript takes this long; what does is given up so that the others come in. */
const LIMIT_SECONDS = 60

/** A transcript that is on offer, before it has been read. */
export interface Offer {
  name: string
  /** Where it lay inside a chosen folder; empty for one that was given by itself. */
  folder: string
  read: (worker: WorkerClient, options: ReadOptions) => Promise<Outcome>
}

/** A transcript on its way in. */
export interface Incoming extends Offer {
  id: number
  options: ReadOptions
  state:
    | { name: 'waiting' }
    | { name: 'read'; outcome: Extract<Outcome, { ok: true }> }
    | { name: 'failed'; problem: Message }
  /** Comes in when the person says so. */
  chosen: boolean
  /** The case that the whole transcript belongs to; empty for none. */
  caseName: string
}

export const offerOf = (file: PickedFile): Offer => ({
  name: file.name,
  folder: file.folder,
  read: async (worker, options) =>
    worker.run('readTranscript', { name: file.name, bytes: await file.bytes(), options }),
})

export const offerOfPaste = (name: string, text: string): Offer => ({
  name,
  folder: '',
  read: (worker, options) => worker.run('readPasted', { name, text, options }),
})

export const incoming = (offer: Offer, id: number): Incoming => ({
  ...offer,
  id,
  options: {},
  state: { name: 'waiting' },
  chosen: false,
  caseName: caseNameFrom(offer.name),
})

/** Reads one; whatever goes wrong with it is an outcome that names it. Rejects only when the reading is ended. */
export async function readOne(
  worker: WorkerClient,
  { name, options, read }: Incoming,
): Promise<Outcome> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLong = new Promise<Outcome>((resolve) => {
    const problem: Message = { key: 'files.tookTooLong', values: { file: name } }
    timer = setTimeout(() => resolve({ ok: false, problem }), LIMIT_SECONDS * 1000)
  })
  try {
    return await Promise.race([read(worker, options), tooLong])
  } catch (error) {
    if (error instanceof WorkerEnded) throw error
    const reason = error instanceof Error ? error.message : String(error)
    return { ok: false, problem: { key: 'files.failed', values: { file: name, reason } } }
  } finally {
    clearTimeout(timer)
  }
}
