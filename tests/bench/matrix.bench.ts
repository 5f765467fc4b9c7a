import { resourceUsage } from 'node:process'
import { excerptTable, everything } from '#shared/formats/excerpts'
import { excerptSheet } from '#shared/formats/excerptSheet'
import { xlsxOf } from '#shared/formats/xlsx'
import { coOccurrence } from '#shared/matrix/coOccurrence'
import { countAgain, countAll } from '#shared/matrix/counting'
import { crossTab } from '#shared/matrix/crossTab'
import { matrixInput, requestOf } from '#shared/matrix/fromRecords'
import { ledgerOf } from '#shared/matrix/ledger'
import { ledgerAfter } from '#shared/matrix/ledgerAfter'
import { createTranslator } from '#shared/messages/translate'
import { diffOf } from '#shared/records/diff'
import type { AnyRecord, Coding } from '#shared/records/schema'
import { compileQuery, findIn } from '#shared/text/search'
import { foldText } from '#shared/text/folding'
import { textIndex, type TextIndex } from '#shared/text/textIndex'
import { generateProject } from './generate'
import { measure, measureAsync, report } from './measure'
import { randomFrom } from './random'
import { tiers } from './tiers'

/** What runs in the worker, on made-up projects: `npm run bench -- matrix`; the extreme tier takes minutes and 6 GB. */
const wanted = process.env['TIERS']?.split(',') ?? ['typical', 'large', 'extreme']

const budgets = {
  typical: { full: '30 ms', coding: '5 ms', search: '20 ms', sheet: '1 s' },
  large: { full: '300 ms', coding: '16 ms', search: '100 ms', sheet: '10 s' },
  extreme: { full: '5 s', coding: '50 ms', search: '1 s', sheet: 'with progress' },
} as const

const phrase = {
  text: 'innova con su',
  mode: 'words',
  wholeWords: false,
  matchCase: false,
  matchAccents: false,
} as const

async function run(tier: keyof typeof budgets, times: number): Promise<void> {
  const budget = budgets[tier]
  const show = (what: string, took: ReturnType<typeof measure>, of?: string) =>
    report(`${tier}: ${what}`, took, of && `budget ${of}`)
  const records: AnyRecord[] = generateProject(tiers[tier])
  const of = <T extends AnyRecord['type']>(type: T) =>
    records.filter((record): record is Extract<AnyRecord, { type: T }> => record.type === type)
  const [codes, cases, texts, codings] = [of('code'), of('case'), of('text'), of('coding')]
  const known = new Map<string, TextIndex>()
  const index = () => {
    for (const { id, text } of texts) known.set(id, textIndex(text))
  }
  show('index every text (done once, kept)', measure(index, tier === 'extreme' ? 1 : 5, 0))

  const input = matrixInput(records, ({ id }) => known.get(id)!)
  show(
    'lay out what is counted (done once, kept)',
    measure(() => ledgerOf(input), times),
  )
  const start = ledgerOf(input)
  for (const rollUp of [false, true]) {
    const request = requestOf(cases, codes, { kindId: 'caseKind:0', codeIds: [], rollUp })
    const how = rollUp ? 'parents roll up' : 'parents on their own'
    show(
      `full matrix, ${how}`,
      measure(() => countAll(start, request), times),
      budget.full,
    )

    let ledger = start
    let counting = countAll(ledger, request)
    const random = randomFrom(7)
    let made = 0
    const code = () => {
      const like = random.pick(codings)
      made += 1
      const coding: Coding = { ...like, id: `coding:made-${made}`, codeId: random.pick(codes).id }
      const after = ledgerAfter(ledger, diffOf({ added: [coding] }))
      ledger = after.ledger
      counting = countAgain(counting, ledger, after.touched, request)
    }
    show(`after one coding, ${how}`, measure(code, 60), budget.coding)
  }

  const request = requestOf(cases, codes, { kindId: 'caseKind:0', codeIds: [], rollUp: true })
  const { matrix } = countAll(start, request)
  const groupOf = (caseId: string) => String(Number(caseId.slice(5)) % 4)
  show(
    'cross-tab of every code by four groups',
    measure(() => crossTab(matrix, groupOf), times),
  )
  const [a, b] = [0, 1].map((n) => codings.filter(({ codeId }) => codeId === `code:${n}`))
  const meet = () => coOccurrence(a!, b!, input.texts)
  show(`co-occurrence of two codes, ${a!.length} × ${b!.length}`, measure(meet, times))

  const matcher = compileQuery(phrase)
  if ('refused' in matcher) throw new Error('The phrase is refused')
  if (tier !== 'extreme') {
    const folded = texts.map(({ text }) => foldText(text, matcher.folding))
    const search = () => texts.map(({ text }, i) => findIn(text, matcher, folded[i]!).length)
    show('a phrase in every text, folded before', measure(search, 9), budget.search)
    show(
      'all excerpts',
      measure(() => excerptTable(records, everything), 3, 1),
    )
    const translator = createTranslator('en')
    const save = () => xlsxOf([excerptSheet(excerptTable(records, everything), translator)])
    show('all excerpts to .xlsx', await measureAsync(save, 3), budget.sheet)
  }
  const { maxRSS } = resourceUsage()
  console.log(`${tier}: peak memory so far ${(maxRSS / 1024).toFixed(0)} MB`)
}

for (const [tier, times] of [
  ['typical', 40],
  ['large', 20],
  ['extreme', 3],
] as const) {
  if (wanted.includes(tier)) await run(tier, times)
}
