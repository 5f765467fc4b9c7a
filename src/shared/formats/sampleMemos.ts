import { setCellMemo } from '../commands/setCellMemo'
import { setSourceMemo } from '../commands/setSourceMemo'
import { updateCode } from '../commands/updateCode'
import type { Command } from '../commands/command'
import type { RecordOf, RecordType } from '../records/schema'
import { memoOf, shortQuote } from '../text/memoLinks'

/** What the memos need of the study that is being built. */
interface Study {
  all<T extends RecordType>(type: T): RecordOf<T>[]
  run<Args, Slice>(command: Command<Args, Slice>, args: Args): Promise<void>
}

function only<R>(records: readonly R[], what: string): R {
  const [record, ...others] = records
  if (!record || others.length > 0) throw new Error(`memos.csv: ${what} is not there exactly once`)
  return record
}

/** A memo in which `[[code | first words]]` has become a link to the passage of that code that begins so. */
function withLinks(study: Study, memo: string): string {
  const keys = new Map(study.all('code').map(({ id, key }) => [id, key]))
  return memo.replace(/\[\[([\w.]+) \| ([^\]]+)\]\]/g, (_, key: string, words: string) => {
    const { id, anchor } = only(
      study
        .all('coding')
        .filter(
          (coding) => keys.get(coding.codeId) === key && coding.anchor.quote.startsWith(words),
        ),
      `${key} | ${words}`,
    )
    return memoOf([{ link: { codingId: id, quote: shortQuote(anchor.quote) } }])
  })
}

/** Writes memos from the rows of a table: about a source by its name, a code by its key, a cell by a case's name and a code's key. */
export async function writeMemos(
  study: Study,
  rows: readonly Readonly<Record<string, string>>[],
): Promise<void> {
  for (const { about, name = '', code = '', memo: written = '' } of rows) {
    const memo = withLinks(study, written)
    const named = <R extends { name: string }>(records: readonly R[]) =>
      only(
        records.filter((one) => one.name === name),
        name,
      )
    const keyed = () =>
      only(
        study.all('code').filter(({ key }) => key === code),
        code,
      )
    switch (about) {
      case 'source':
        await study.run(setSourceMemo, { sourceId: named(study.all('source')).id, memo })
        break
      case 'code':
        await study.run(updateCode, { codeId: keyed().id, patch: { memo } })
        break
      case 'cell': {
        const caseId = named(study.all('case')).id
        await study.run(setCellMemo, { caseId, codeId: keyed().id, memo })
        break
      }
      default:
        throw new Error(`memos.csv: a memo about ${about}`)
    }
  }
}
