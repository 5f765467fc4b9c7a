import type { Translate } from '#shared/messages/translate'
import { failedAnchors } from '#shared/records/invariants'
import { recordTypes, type AnyRecord } from '#shared/records/schema'

/** What `veta check` finds in a project whose file is sound. */
export interface CheckResult {
  counts: Record<string, number>
  failedAnchors: number
  failures: { id: string; sourceId: string; quote: string }[]
  detached: number
}

export function checkProject(records: readonly AnyRecord[]): CheckResult {
  const failures = failedAnchors(records).map(({ id, sourceId, anchor }) => ({
    id,
    sourceId,
    quote: anchor?.quote ?? '',
  }))
  return {
    counts: Object.fromEntries(
      recordTypes.map((type) => [type, records.filter((record) => record.type === type).length]),
    ),
    failedAnchors: failures.length,
    failures,
    detached: records.filter((record) => record.type === 'coding' && record.detached).length,
  }
}

export function describeCheck(result: CheckResult, t: Translate): string {
  return [
    ...Object.entries(result.counts).map(([type, count]) => `${type.padEnd(16)} ${count}`),
    t('cli.anchors', { failed: result.failedAnchors, detached: result.detached }),
    ...result.failures.map(({ id, quote }) => `  ${id}: “${quote}”`),
  ].join('\n')
}
