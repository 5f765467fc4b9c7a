import { setCellMemo } from '../../commands/setCellMemo'
import { setSourceMemo } from '../../commands/setSourceMemo'
import { setSummary } from '../../commands/setSummary'
import { updateCode } from '../../commands/updateCode'
import { updateCodings } from '../../commands/updateCodings'
import type { RecordOf } from '../../records/schema'
import { memoOf, shortQuote } from '../../text/memoLinks'
import type { Builder } from './builder'

const FILE = 'memos.csv'

function only<R>(records: readonly R[], what: string): R {
  const [record, ...others] = records
  if (!record || others.length > 0) throw new Error(`${what} is not there exactly once`)
  return record
}

/** The coding of a code whose passage begins with these words. */
function codingThat(study: Builder, file: string, key: string, words: string): RecordOf<'coding'> {
  const keys = new Map(study.all('code').map((code) => [code.id, code.key]))
  const begins = study
    .all('coding')
    .filter(({ codeId, anchor }) => keys.get(codeId) === key && anchor.quote.startsWith(words))
  return only(begins, `${file}: ${key} | ${words}`)
}

/** A memo in which `[[code | first words]]` has become a link to the passage of that code that begins so. */
const withLinks = (study: Builder, memo: string): string =>
  memo.replace(/\[\[([\w.]+) \| ([^\]]+)\]\]/g, (_, key: string, words: string) => {
    const { id, anchor } = codingThat(study, FILE, key, words)
    return memoOf([{ link: { codingId: id, quote: shortQuote(anchor.quote) } }])
  })

/** Marks passages as such that may stand for others of their code: by the code's key and their first words. */
export async function markQuotes(
  study: Builder,
  rows: readonly Readonly<Record<string, string>>[],
): Promise<void> {
  const codingIds = rows.map(
    ({ code = '', begins = '' }) => codingThat(study, 'quotes.csv', code, begins).id,
  )
  await study.run(updateCodings, { codingIds, patch: { representative: true } })
}

/**
 * Writes memos and summaries from the rows of a table: about a source by its name, a code by its key, a cell by a
 * case's name and a code's key.
 */
export async function writeMemos(
  study: Builder,
  rows: readonly Readonly<Record<string, string>>[],
): Promise<void> {
  for (const { about, name = '', code = '', memo: written = '' } of rows) {
    const memo = withLinks(study, written)
    const named = <R extends { name: string }>(records: readonly R[]) =>
      only(
        records.filter((one) => one.name === name),
        `${FILE}: ${name}`,
      )
    const keyed = () =>
      only(
        study.all('code').filter(({ key }) => key === code),
        `${FILE}: ${code}`,
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
      case 'summary': {
        const caseId = named(study.all('case')).id
        await study.run(setSummary, { caseId, codeId: keyed().id, text: memo })
        break
      }
      default:
        throw new Error(`${FILE}: a memo about ${about}`)
    }
  }
}
