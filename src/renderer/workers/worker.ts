import { readCaseTable } from '#shared/formats/caseTable'
import { exportProject } from '#shared/formats/exportProject'
import { excerptTable } from '#shared/formats/excerpts'
import { parseProject } from '#shared/formats/projectFile'
import { readPasted, readTranscript } from '#shared/formats/transcripts/readTranscript'
import { arrangedMatrix } from '#shared/matrix/arrange'
import type { ArrangedMatrix } from '#shared/matrix/arrangedMatrix'
import { matrixInput } from '#shared/matrix/fromRecords'
import { createTranslator } from '#shared/messages/translate'
import type { AnyRecord, RecordOf } from '#shared/records/schema'
import { carryOver } from '#shared/text/carryOver'
import { compareTexts } from '#shared/text/compareTexts'
import { compileQuery, findIn } from '#shared/text/search'
import { textIndex, type TextIndex } from '#shared/text/textIndex'
import { openDatabase, type ProjectDatabase } from '#storage/database'
import { readWholeProject } from '#storage/wholeProject'
import { comparing } from './comparing'
import { findPassages, prepareTexts, stopGathering } from './gathering'
import { examinedCases, excludedCells, lookAgain } from './judging'
import { findHits, findSpeakers } from './search'
import { withProject } from './keptProject'
import { matrixSender } from './matrixWire'
import { sampleStudy } from './sample'
import type { NewsOf, TaskAnswer, TaskMessage, TaskName, Tasks } from './tasks'
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

const indexes = new Map<string, { text: string; index: TextIndex }>()

/** Indexing a text is most of the work of counting, and texts hardly ever change. */
function indexOf({ id, text }: RecordOf<'text'>): TextIndex {
  const known = indexes.get(id)
  if (known?.text === text) return known.index
  const index = textIndex(text)
  indexes.set(id, { text, index })
  return index
}

const send = matrixSender()

type Handlers = {
  [N in TaskName]: (input: Tasks[N][0], tell: (news: NewsOf<N>) => void) => Promise<Tasks[N][1]>
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
  parseProject: ({ bytes }) => parseProject(bytes),
  readCaseTable: async ({ known, ...file }) => readCaseTable(file, known),
  sample: ({ name, memo }) => sampleStudy(name, memo),
  matrix: async ({ projectUuid, arrangement }) =>
    withProject(await database(projectUuid), (project) => {
      const by = {
        cases: project.all('case').toSorted((a, b) => a.order - b.order),
        codes: project.all('code'),
        attributes: project.all('attribute'),
        attributeValues: project.all('attributeValue'),
      }
      // How it is arranged changes nothing of what is counted.
      const { kindId, caseIds, conditions, codeIds, rollUp } = arrangement
      const key = JSON.stringify([kindId, caseIds, conditions, codeIds, rollUp])
      return arrangedMatrix(by, arrangement, (request) => project.count(key, request))
    }),
  excerpts: async ({ projectUuid, filter }) =>
    excerptTable(await recordsForExcerpts(await database(projectUuid), filter), filter),
  lookAgain: async ({ projectUuid }) => {
    const records = await recordsOf(projectUuid)
    return lookAgain(records, matrixInput(records, indexOf))
  },
  excludedCells: async ({ projectUuid, place }) => {
    const records = await recordsOf(projectUuid)
    return excludedCells(records, matrixInput(records, indexOf), place)
  },
  examinedCases: async ({ projectUuid, cells }) => {
    const records = await recordsOf(projectUuid)
    return examinedCases(records, matrixInput(records, indexOf), cells)
  },
  hits: async (input, tell) => findHits(await database(input.projectUuid), input, tell),
  passages: async (input, tell) => findPassages(await database(input.projectUuid), input, tell),
  prepareTexts: async ({ projectUuid }) => prepareTexts(await database(projectUuid)),
  stopGathering,
  ...comparing(recordsOf, indexOf),
  speakers: async ({ projectUuid }) => findSpeakers(await database(projectUuid)),
  unusedCopies: ({ handles }) => unusedCopies(handles),
  export: async ({ projectUuid, request, locale }, tell) => {
    tell({ stage: 'reading' })
    const records = await recordsOf(projectUuid)
    const journal = await (await database(projectUuid)).journal.orderBy('seq').toArray()
    tell({ stage: 'writing' })
    const facts = { version: APP_VERSION, now: Date.now(), journal }
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
    return { id, ok: false, error: error instanceof Error ? error.message : String(error) }
  }
}

self.addEventListener('message', (event: MessageEvent<TaskMessage>) => {
  const post = (reply: TaskAnswer) => self.postMessage(reply)
  void answer(event.data)
    .then(post)
    // What can't be copied out of here is a failure too: nobody must wait for it for ever.
    .catch((error: unknown) => post({ id: event.data.id, ok: false, error: String(error) }))
})
