import type { Command } from '#shared/commands/command'
import { codePassage } from '#shared/commands/codePassage'
import { createCase } from '#shared/commands/createCase'
import { createCaseKind } from '#shared/commands/createCaseKind'
import { createCode } from '#shared/commands/createCode'
import { deleteCases } from '#shared/commands/deleteCases'
import { deleteCodes } from '#shared/commands/deleteCodes'
import { deleteSources } from '#shared/commands/deleteSources'
import { importSources } from '#shared/commands/importSources'
import { linkCases } from '#shared/commands/linkCases'
import { mergeCodes } from '#shared/commands/mergeCodes'
import { moveCode } from '#shared/commands/moveCode'
import { removeCodings } from '#shared/commands/removeCodings'
import { setSourceMemo } from '#shared/commands/setSourceMemo'
import { updateCode } from '#shared/commands/updateCode'
import { updateCodings } from '#shared/commands/updateCodings'
import { updateProject } from '#shared/commands/updateProject'
import { readPasted } from '#shared/formats/transcripts/readTranscript'
import { allOf, type Records } from '#shared/records/memory'
import type { RecordOf, RecordType } from '#shared/records/schema'
import type { Random } from '../bench/random'

/** Gives a command and its arguments to whatever runs it. */
export type Step = <T>(run: <Args, Slice>(command: Command<Args, Slice>, args: Args) => T) => T

const words = ['mine', 'pump', 'ore', 'crédito', 'niño', '🙂', 'supply', 'standard', '𝒳-ray']

/** A synthetic transcript of two voices. */
function transcript(chance: Random, name: string) {
  const line = () => Array.from({ length: 3 + chance.below(9) }, () => chance.pick(words)).join(' ')
  const voices = Array.from({ length: 2 + chance.below(6) }, (_, i) => `V${i % 2}: ${line()}`)
  const read = readPasted(voices.join('\n\n'), name)
  if (!read.ok) throw new Error(read.problem.key)
  return read.transcript
}

/** A step that a person might take next; null where there is nothing to take it on. */
export function randomStep(records: Records, chance: Random, n: number): Step | null {
  const step =
    <Args, Slice>(command: Command<Args, Slice>, args: Args): Step =>
    (run) =>
      run(command, args)
  const one = <T extends RecordType>(type: T): RecordOf<T> | undefined => {
    const all = allOf(records, type)
    return all.length > 0 ? chance.pick(all) : undefined
  }
  // A study that only ever grows would be another test.
  const isFull = records.size > 150
  const code = one('code')
  const source = one('source')
  const coding = one('coding')
  const kind = one('caseKind')
  const found = one('case')
  const codePassageOf = () => {
    const text = allOf(records, 'text').find(({ sourceId }) => sourceId === source?.id)?.text
    if (!source || !code || !text) return null
    const start = chance.below(text.length - 1)
    const end = start + 1 + chance.below(text.length - start - 1)
    return step(codePassage, { sourceId: source.id, spans: [{ start, end }], codeIds: [code.id] })
  }
  const kinds: (() => Step | null)[] = [
    codePassageOf,
    codePassageOf,
    codePassageOf,
    () =>
      step(createCode, {
        name: `Code ${n}`,
        parentId: chance.next() < 0.5 ? null : (code?.id ?? null),
      }),
    () =>
      code &&
      step(updateCode, { codeId: code.id, patch: { memo: `Noted at ${n}`, name: `Código ${n}` } }),
    () => code && step(moveCode, { codeId: code.id, parentId: one('code')!.id, before: null }),
    () => coding && step(removeCodings, { codingIds: [coding.id] }),
    () =>
      coding && step(updateCodings, { codingIds: [coding.id], patch: { memo: `Noted at ${n}` } }),
    () => source && step(setSourceMemo, { sourceId: source.id, memo: `Noted at ${n}` }),
    () => step(updateProject, { patch: { memo: `Noted at ${n}` } }),
    () => step(createCaseKind, { name: `Kind ${n}` }),
    () => kind && step(createCase, { kindId: kind.id, name: `Case ${n}` }),
    () =>
      found &&
      source &&
      step(linkCases, { links: [{ caseId: found.id, sourceId: source.id, span: null }] }),
    () => (isFull ? null : step(importSources, { sources: [transcript(chance, `Talk ${n}`)] })),
    () => {
      const into = one('code')
      return code && into && step(mergeCodes, { fromIds: [code.id], intoId: into.id })
    },
    () => (isFull && code ? step(deleteCodes, { codeIds: [code.id] }) : null),
    () => (isFull && source ? step(deleteSources, { sourceIds: [source.id] }) : null),
    () => (isFull && found ? step(deleteCases, { caseIds: [found.id] }) : null),
  ].map((make) => () => make() ?? null)
  return chance.pick(kinds)()
}
