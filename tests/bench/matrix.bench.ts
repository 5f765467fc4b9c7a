import { matrixInput, matrixOf } from '#shared/matrix/fromRecords'
import { textIndex, type TextIndex } from '#shared/text/textIndex'
import { generateProject } from './generate'
import { measure, report } from './measure'
import { tiers } from './tiers'

for (const [tier, size, times] of [
  ['typical', tiers.typical, 40],
  ['large', tiers.large, 20],
] as const) {
  const records = generateProject(size)
  const codes = records.filter((record) => record.type === 'code')
  const texts = records.filter((record) => record.type === 'text')
  const known = new Map<string, TextIndex>()
  report(
    `${tier}: index every text (done once, kept)`,
    measure(() => {
      for (const { id, text } of texts) known.set(id, textIndex(text))
    }, 5),
  )
  for (const rollUp of [false, true]) {
    report(
      `${tier}: full matrix, parents ${rollUp ? 'roll up' : 'on their own'}`,
      measure(() => {
        const input = matrixInput(records, ({ id }) => known.get(id)!)
        return matrixOf(input, codes, { kindId: 'caseKind:0', codeIds: [], rollUp })
      }, times),
    )
  }
}
