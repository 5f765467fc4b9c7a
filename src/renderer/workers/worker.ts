import { readCaseTable } from '#shared/formats/caseTable'
import { exportProject } from '#shared/formats/exportProject'
import { excerptTable } from '#shared/formats/excerpts'
import { parseProject } from '#shared/formats/projectFile'
import { readPasted, readTranscript } from '#shared/formats/transcripts/readTranscript'
import type { ArrangedMatrix } from '#shared/matrix/arrangedMatrix'
import { veiled } from '#shared/pseudonyms/veiled'
import { createTranslator } from '#shared/messages/translate'
import type { AnyRecord } from '#shared/records/schema'
import { carryOver } from '#shared/text/carryOver'
import { compareTexts } from '#shared/text/compareTexts'
import { compileQuery, findIn } from '#shared/text/search'
import { DamagedRowError } from '#storage/damage'
import { openDatabase, type ProjectDatabase } from '#storage/database'
import { keyOf, setKey } from '#storage/keys'
import { readThrough } from '#storage/readThrough'
import { packProject, readWholeProject } from '#storage/wholeProject'
import { arrangedNow } from './arranged'
import { comparing, writeSideBySide } from './comparing'
import { findPassages, prepareTexts, stopGathering } from './gathering'
import { examinedCases, excludedCells, lookAgain } from './judging'
import { findHits, findSpeakers } from './search'
import { withProject, type ProjectNow } from './keptProject'
import { matrixSender } from './matrixWire'
import { nameTasks } from './names'
import { sampleStudy } from './sample'
import { parseSealedProject, sealedPack, sealing } from './sealing'
import type { NewsOf, Reading, TaskAnswer, TaskMessage, TaskName, Tasks } from './tasks'
import { unusedCopies } from './unusedCopies'
import { recordsForExcerpts } from './wantedRecords'

declare const APP_VERSION: string

const databases = new Map<string, Promise<ProjectDatabase>>()

function database(uuid: string): Promise<ProjectDatabase> {
  const known = databases.get(uuid) ?? openDatabase(uuid)
  databases.set(uuid, known)
  return known
}

const recordsOf = async (uuid: string): Promise<AnyRecord[]> =>
  (await readWholeProject(await database(uuid), { journal: false })).records

const send = matrixSender()

type Handlers = {
  [N in TaskName]: (input: Tasks[N][0], tell: (news: NewsOf<N>) => void) => Promise<Tasks[N][1]>
}

/** Seldom enough to cost nothing, in milliseconds. */
const OFTEN = 100

/** A task about a project as it is now, which tells how far the reading of it is. */
const onProject =
  <I extends { projectUuid: string }, O>(work: (project: ProjectNow, input: I) => O | Promise<O>) =>
  async (input: I, tell: (news: Reading) => void): Promise<O> => {
    let told = performance.now()
    const onReading = (reading: number) => {
      if (performance.now() - told < OFTEN) return
      told = performance.now()
      tell({ reading })
    }
    const db = await database(input.projectUuid)
    return withProject(
      db,
      (project) => {
        tell({ reading: null })
        return work(project, input)
      },
      onReading,
    )
  }

const handlers: Handlers = {
  readTranscript: ({ options, ...file }) => readTranscript(file, options),
  readPasted: async ({ name, text, options }) => readPasted(text, name, options),
  compareVersions: async ({ before, after, codings }, tell) => {
    const changes = compareTexts(before, after)
    let told = 0
    const onProgress = (done: number) => {
      if (done - told < 0.01) return
      told = done
      tell({ done })
    }
    return carryOver(codings, changes, before, { onProgress })
  },
  placesIn: async ({ text, words }) => {
    const query = { text: words, mode: 'words', wholeWords: false } as const
    const matcher = compileQuery({ ...query, matchCase: false, matchAccents: false })
    return 'refused' in matcher ? [] : findIn(text, matcher)
  },
  parseProject: ({ bytes, key }) => (key ? parseSealedProject(bytes, key) : parseProject(bytes)),
  readThrough: async ({ projectUuid }) => readThrough(await database(projectUuid)),
  setKey: async ({ projectUuid, key }) => {
    setKey(projectUuid, key)
    const open = databases.get(projectUuid)
    databases.delete(projectUuid)
    await open?.then(
      (db) => db.close(),
      // One that could not be opened need not be closed.
      () => undefined,
    )
  },
  packProject: async ({ projectUuid, lock, history = true }) =>
    sealedPack(
      await packProject(await database(projectUuid), Date.now(), { journal: history }),
      lock,
      keyOf(projectUuid),
    ),
  ...sealing,
  readCaseTable: async ({ known, ...file }) => readCaseTable(file, known),
  ...nameTasks(async (uuid, wanted) => readWholeProject(await database(uuid), wanted)),
  sample: ({ name, memo }) => sampleStudy(name, memo),
  excerpts: async ({ projectUuid, filter }) =>
    excerptTable(await recordsForExcerpts(await database(projectUuid), filter), filter),
  hits: async (input, tell) => findHits(await database(input.projectUuid), input, tell),
  passages: async (input, tell) => findPassages(await database(input.projectUuid), input, tell),
  prepareTexts: async ({ projectUuid }) => prepareTexts(await database(projectUuid)),
  stopGathering,
  writeSideBySide,
  sideBySide: onProject(comparing.sideBySide),
  crossTable: onProject(comparing.crossTable),
  usedCodes: onProject(comparing.usedCodes),
  coOccurrence: onProject(comparing.coOccurrence),
  meetings: onProject(comparing.meetings),
  heatMap: onProject(comparing.heatMap),
  bars: onProject(comparing.bars),
  network: onProject(comparing.network),
  timeline: onProject(comparing.timeline),
  discovery: onProject(comparing.discovery),
  matrix: onProject((project, { arrangement }) => arrangedNow(project, arrangement)),
  lookAgain: onProject(lookAgain),
  excludedCells: onProject((project, { place }) => excludedCells(project, place)),
  examinedCases: onProject((project, { cells }) => examinedCases(project, cells)),
  speakers: async ({ projectUuid }) => findSpeakers(await database(projectUuid)),
  unusedCopies: ({ handles }) => unusedCopies(handles),
  export: async ({ projectUuid, request, locale, veil }, tell) => {
    tell({ stage: 'reading' })
    const records = await recordsOf(projectUuid)
    const journal = await (await database(projectUuid)).journal.orderBy('seq').toArray()
    tell({ stage: 'writing' })
    const facts = { version: APP_VERSION, now: Date.now(), journal: veiled(journal, veil) }
    return exportProject(records, request, createTranslator(locale), facts)
  },
}

async function answer({ id, name, input }: TaskMessage): Promise<TaskAnswer> {
  try {
    const run = handlers[name] as (
      given: typeof input,
      tell: (news: NewsOf<TaskName>) => void,
    ) => Promise<Tasks[TaskName][1]>
    const tell = (news: NewsOf<TaskName>) => self.postMessage({ id, news } satisfies TaskAnswer)
    const output = await run(input, tell)
    if (name !== 'matrix') return { id, ok: true, output }
    const { matrix, ...rest } = output as ArrangedMatrix
    for (const piece of send(JSON.stringify(input), matrix)) {
      self.postMessage({ id, piece } satisfies TaskAnswer)
    }
    return { id, ok: true, output: rest }
  } catch (error) {
    return {
      id,
      ok: false,
      error: error instanceof Error ? error.message : String(error),
      ...(error instanceof DamagedRowError && { damaged: error.database }),
    }
  }
}

self.addEventListener('message', (event: MessageEvent<TaskMessage>) => {
  const post = (reply: TaskAnswer) => self.postMessage(reply)
  void answer(event.data)
    .then(post)
    // What can't be copied out of here is a failure too: nobody must wait for it for ever.
    .catch((error: unknown) => post({ id: event.data.id, ok: false, error: String(error) }))
})
