import type { Code, IdOf } from '../records/schema'
import { wordsIn } from '../text/textIndex'
import type { CellPlace } from './evidence'
import { groupBy } from './groupBy'
import { clip } from './intervals'
import type { Ledger } from './ledger'

/** What there is to read of a case, and where it was coded near the codes that are asked about. */
export interface ExaminedCase {
  caseId: IdOf<'case'>
  texts: readonly { sourceId: IdOf<'source'>; words: number }[]
  words: number
  /** By code: codings of its sibling codes in the case. */
  siblings: Readonly<Record<string, number>>
}

/** What somebody who says "examined, none found" of these cells says to have read. A case without a text has none. */
export function whatWasExamined(
  ledger: Pick<Ledger, 'caseTexts' | 'texts' | 'codings'>,
  codes: readonly Code[],
  cells: readonly CellPlace[],
): ExaminedCase[] {
  const parentOf = new Map<string, string | null>(codes.map(({ id, parentId }) => [id, parentId]))
  return [...groupBy(cells, ({ caseId }) => caseId)].map(([caseId, ofCase]) => {
    const own = ledger.caseTexts.get(caseId)
    const byCode = new Map<string, number>()
    const byParent = new Map<string | null, number>()
    for (const [sourceId, spans] of own?.sources ?? []) {
      for (const { codeId, anchor, detached } of ledger.codings.get(sourceId) ?? []) {
        if (detached || clip(anchor, spans).length === 0) continue
        const parent = parentOf.get(codeId) ?? null
        byCode.set(codeId, (byCode.get(codeId) ?? 0) + 1)
        byParent.set(parent, (byParent.get(parent) ?? 0) + 1)
      }
    }
    return {
      caseId,
      texts: [...(own?.sources ?? [])].map(([sourceId, spans]) => ({
        sourceId: sourceId as IdOf<'source'>,
        words: spans.reduce((sum, span) => sum + wordsIn(ledger.texts.get(sourceId)!, span), 0),
      })),
      words: own?.words ?? 0,
      siblings: Object.fromEntries(
        ofCase.map(({ codeId }) => [
          codeId,
          (byParent.get(parentOf.get(codeId) ?? null) ?? 0) - (byCode.get(codeId) ?? 0),
        ]),
      ),
    }
  })
}
