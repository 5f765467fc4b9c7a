import { groupBy } from '../matrix/groupBy'
import type { CodingLike } from '../matrix/input'

/** The order in which interviews were analysed: by their first coding, or as they were imported. */
export const analysisOrders = ['coded', 'imported'] as const
export type AnalysisOrder = (typeof analysisOrders)[number]

/**
 * When to say that saturation is reached: the new codes of the last `run` interviews are at most `threshold` percent of
 * the codes that the first `base` interviews gave. With a threshold of 0: no new code in the last `run` interviews.
 *
 * Guest, Namey and Chen (2020), A simple method to assess and report thematic saturation in qualitative research,
 * PLoS ONE 15(5): e0232076. They suggest a base of 4, a run of 2 or 3 and a threshold of 5 or 0 percent.
 */
export interface StoppingRule {
  base: number
  run: number
  threshold: number
}

export interface DiscoveryStep {
  sourceId: string
  codings: number
  /** Codes that no earlier interview has. */
  newCodeIds: readonly string[]
  /** Different codes up to here. */
  total: number
  /** New codes of the run that ends here, as percent of the base's; null before base and run are both over. */
  newPercent: number | null
}

export interface Discovery {
  steps: readonly DiscoveryStep[]
  baseCodes: number
  /** The interview at which the rule first held; null where it never did. */
  reachedAt: number | null
  /** It holds at the last interview too: later ones brought no more than the rule allows. */
  holdsAtEnd: boolean
}

type Found = Pick<CodingLike, 'sourceId' | 'codeId' | 'detached'> & { createdAt: number }

/** Sources in the order of analysis; those without a coding were not analysed yet, and are left out. */
function inOrder(
  order: AnalysisOrder,
  sources: readonly { id: string; importedAt: number }[],
  bySource: ReadonlyMap<string, readonly Found[]>,
) {
  const first = (id: string) =>
    bySource.get(id)!.reduce((least, { createdAt }) => Math.min(least, createdAt), Infinity)
  return sources
    .filter(({ id }) => bySource.has(id))
    .map((source) => ({ ...source, at: order === 'coded' ? first(source.id) : source.importedAt }))
    .toSorted((a, b) => a.at - b.at)
}

/** How many new codes each interview brought, in the order of analysis, and where the stopping rule was met. */
export function discovery(
  codings: readonly Found[],
  codeIds: ReadonlySet<string>,
  sources: readonly { id: string; importedAt: number }[],
  order: AnalysisOrder,
  rule: StoppingRule,
): Discovery {
  const live = codings.filter(({ detached, codeId }) => !detached && codeIds.has(codeId))
  const bySource = groupBy(live, ({ sourceId }) => sourceId as string)
  const known = new Set<string>()
  const steps: DiscoveryStep[] = []
  let baseCodes = 0
  for (const { id } of inOrder(order, sources, bySource)) {
    const found = new Set(bySource.get(id)!.map(({ codeId }) => codeId as string))
    const newCodeIds = [...found].filter((codeId) => !known.has(codeId))
    for (const codeId of newCodeIds) known.add(codeId)
    const number = steps.length + 1
    if (number <= rule.base) baseCodes = known.size
    const before = steps.slice(steps.length - (rule.run - 1))
    const inRun = [...(rule.run > 1 ? before : []), { newCodeIds }]
    steps.push({
      sourceId: id,
      codings: bySource.get(id)!.length,
      newCodeIds,
      total: known.size,
      newPercent:
        number < rule.base + rule.run || baseCodes === 0
          ? null
          : (100 * inRun.reduce((sum, step) => sum + step.newCodeIds.length, 0)) / baseCodes,
    })
  }
  const holds = ({ newPercent }: DiscoveryStep) =>
    newPercent !== null && newPercent <= rule.threshold
  const reached = steps.findIndex(holds)
  return {
    steps,
    baseCodes,
    reachedAt: reached < 0 ? null : reached + 1,
    holdsAtEnd: steps.length > 0 && holds(steps.at(-1)!),
  }
}
