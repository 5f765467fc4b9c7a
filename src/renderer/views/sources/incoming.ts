import { caseNameFrom } from '#shared/formats/caseName'
import type { Outcome, ReadOptions } from '#shared/formats/transcripts/outcome'
import type { Message } from '#shared/messages/translate'
import type { PickedFile } from '#host/host'
import { plainName } from '#shared/text/plainName'
import { WorkerEnded, type WorkerClient } from '#workers/client'
import { GivenUp, withinLimit } from '#workers/limited'

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
  name: plainName(file.name),
  folder: plainName(file.folder),
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
  try {
    // One that never ends is given up so that the others come in.
    return await withinLimit(worker, read(worker, options))
  } catch (error) {
    if (error instanceof WorkerEnded) throw error
    if (error instanceof GivenUp)
      return { ok: false, problem: { key: 'files.tookTooLong', values: { file: name } } }
    const reason = error instanceof Error ? error.message : String(error)
    return { ok: false, problem: { key: 'files.failed', values: { file: name, reason } } }
  }
}
