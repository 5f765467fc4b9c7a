import type { CodeLike, CodingLike } from '#shared/matrix/input'
import type { Measure } from '#shared/records/matrix'
import type { SmallProject } from './randomProject'

/**
 * The counting rules said as plainly as they can be: every character is looked at, one at a time, and nothing is
 * sorted, merged or searched. Slow, and shares no line with what it checks.
 */

type Place = string
export const placeOf = (sourceId: string, offset: number): Place => `${sourceId}@${offset}`

/** Offsets of the whole characters of a span. */
export const charactersOf = (text: string, start: number, end: number): number[] => {
  const offsets: number[] = []
  let at = 0
  for (const character of text) {
    if (at >= start && at < end) offsets.push(at)
    at += character.length
  }
  return offsets
}

/** Offsets at which a word begins, found by reading the text character by character. */
function wordPlaces(text: string): Set<number> {
  const characters = [...text]
  const starter = (character: string | undefined) =>
    character !== undefined && /^[\p{L}\p{N}]$/u.test(character)
  const begins = new Set<number>()
  let inside = false
  let at = 0
  characters.forEach((character, i) => {
    const next = characters[i + 1]
    if (starter(character)) {
      if (!inside) begins.add(at)
      inside = true
    } else if (/^\p{M}$/u.test(character)) {
      // A mark belongs to what stands before it, be that a word or not.
    } else if (/^['’\-‐‑\u00ad]$/u.test(character)) {
      inside = inside && starter(next)
    } else {
      inside = false
    }
    at += character.length
  })
  return begins
}

/** Every place that belongs to a case. */
function caseText(project: SmallProject, caseId: string): Set<Place> {
  const places = new Set<Place>()
  for (const extent of project.extents) {
    if (extent.caseId !== caseId || extent.detached) continue
    const text = project.texts.get(extent.sourceId)!
    const { start, end } = extent.anchor ?? { start: 0, end: text.length }
    for (const at of charactersOf(text, start, end)) places.add(placeOf(extent.sourceId, at))
  }
  return places
}

/** The stretches of a coding that lie in a set of places, each as the places it covers. */
function stretches(project: SmallProject, coding: CodingLike, inside: Set<Place>): Place[][] {
  const text = project.texts.get(coding.sourceId)!
  const found: Place[][] = []
  let current: Place[] = []
  for (const at of charactersOf(text, coding.anchor.start, coding.anchor.end)) {
    const place = placeOf(coding.sourceId, at)
    if (inside.has(place)) {
      if (current.length === 0) found.push(current)
      current.push(place)
    } else current = []
  }
  return found
}

function isBelow(project: SmallProject, code: CodeLike, ancestor: CodeLike): boolean {
  const parent = project.codes.find(({ id }) => id === code.parentId)
  return parent !== undefined && (parent.id === ancestor.id || isBelow(project, parent, ancestor))
}

const lastJudgement = (project: SmallProject, caseId: string, codeId: string) =>
  project.judgements
    .filter((one) => one.caseId === caseId && one.codeId === codeId)
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    .at(-1)

const percent = (part: number, whole: number) => (whole === 0 ? null : (100 * part) / whole)

/** The codings in a cell: of these codes and this polarity, with at least one character in the case. */
const lying = (
  project: SmallProject,
  inside: Set<Place>,
  codes: readonly CodeLike[],
  polarity: CodingLike['polarity'],
) =>
  project.codings.filter(
    (coding) =>
      !coding.detached &&
      coding.polarity === polarity &&
      codes.some(({ id }) => id === coding.codeId) &&
      stretches(project, coding, inside).length > 0,
  )

export function naiveCell(
  project: SmallProject,
  row: SmallProject['cases'][number],
  code: CodeLike,
  rollUp: boolean,
) {
  const inside = caseText(project, row.id)
  const descendants = rollUp ? project.codes.filter((one) => isBelow(project, one, code)) : []
  const supporting = lying(project, inside, [code, ...descendants], 'supports')
  const contradicting = lying(project, inside, [code], 'contradicts')
  const parts = supporting.flatMap((coding) => stretches(project, coding, inside))
  const covered = new Set(parts.flat())
  const words = new Map(
    [...project.texts].map(([sourceId, text]) => [
      sourceId,
      [...wordPlaces(text)].map((at) => placeOf(sourceId, at)),
    ]),
  )
  const wordsIn = (places: Set<Place>) =>
    [...words.values()].flat().filter((place) => places.has(place)).length
  // A covered place begins a stretch unless some part holds it and the place before it.
  const begins = [...covered].filter((place) => !parts.some((part) => part.indexOf(place) > 0))
  const weights = supporting.map(({ weight }) => weight ?? 1)
  const weightSum = weights.reduce((sum, weight) => sum + weight, 0)
  const judgement = lastJudgement(project, row.id, code.id)
  const present = (one: CodeLike) => {
    const said = lastJudgement(project, row.id, one.id)
    return said ? said.verdict === 'present' : lying(project, inside, [one], 'supports').length > 0
  }
  const computed = () => {
    if ([code, ...descendants].some(present)) return 'present'
    if (code.caseKindIds.length > 0 && !code.caseKindIds.includes(row.kindId))
      return 'not_applicable'
    if (inside.size === 0) return 'missing'
    if (contradicting.length > 0) return 'explicitly_absent'
    const looked = project.examinations.some(
      (one) => one.caseId === row.id && one.codeId === code.id,
    )
    return looked ? 'absent' : 'not_examined'
  }
  const verdicts = project.judgements
    .filter((one) => one.caseId === row.id && one.codeId === code.id)
    .map(({ verdict }) => verdict)
  return {
    state: judgement?.verdict ?? computed(),
    counts:
      inside.size === 0
        ? null
        : {
            references: supporting.length,
            distinctPassages: new Set(parts.map((part) => part.join())).size,
            mergedPassages: begins.length,
            characters: covered.size,
            words: wordsIn(covered),
            sources: new Set(supporting.map(({ sourceId }) => sourceId)).size,
            coders: new Set(supporting.map(({ coderId }) => coderId)).size,
            weightSum,
            weightMax: weights.length === 0 ? 0 : weights.toSorted((a, b) => b - a)[0]!,
            weightMean: weights.length === 0 ? null : weightSum / weights.length,
            coverageCharacters: percent(covered.size, inside.size),
            coverageWords: percent(wordsIn(covered), wordsIn(inside)),
          },
    codingIds: supporting.map(({ id }) => id).toSorted(),
    contradictingIds: contradicting.map(({ id }) => id).toSorted(),
    judgementId: judgement?.id ?? null,
    rating: judgement?.rating?.value ?? null,
    disagreement: new Set(verdicts).size > 1,
  }
}

/** The number that a cell shows under a measure: what was counted; 0 only where absence was found. */
export function naiveNumber(
  { state, counts, rating }: ReturnType<typeof naiveCell>,
  measure: Exclude<Measure, 'presence'>,
): number | null {
  if (measure === 'rating') return rating
  if (counts === null) return null
  const counted = counts[measure]
  if (counted !== null && counted > 0) return counted
  return state === 'absent' || state === 'explicitly_absent' ? 0 : null
}

/** One code over some cases. */
export function naiveCrossTabCell(
  project: SmallProject,
  rows: SmallProject['cases'],
  code: CodeLike,
  rollUp: boolean,
) {
  const known = rows
    .map((row) => naiveCell(project, row, code, rollUp))
    .filter(({ counts, judgementId }) => counts !== null || judgementId !== null)
  const inState = (...states: string[]) =>
    known.filter(({ state }) => states.includes(state)).length
  return {
    cases: rows.length,
    casesWithData: known.length,
    present: inState('present'),
    absent: inState('absent', 'explicitly_absent'),
    missing: rows.length - known.length,
    presentShare: known.length === 0 ? null : inState('present') / known.length,
    referencesSum: known.flatMap(({ codingIds }) => codingIds).length,
    referencesDistinct: new Set(known.flatMap(({ codingIds }) => codingIds)).size,
  }
}
