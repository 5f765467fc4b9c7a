import { plainMatrix } from '#shared/commands/saveMatrix'
import { arrangeRecords } from '#shared/matrix/arrange'
import type { ArrangedMatrix } from '#shared/matrix/arrangedMatrix'
import type { Arrangement } from '#shared/matrix/arrangement'
import { allOf } from '#shared/records/memory'
import type { IdOf } from '#shared/records/schema'
import { study } from '../commands/harness'

export const input = {
  cases: allOf(study, 'case').toSorted((a, b) => a.order - b.order),
  codes: allOf(study, 'code'),
  attributes: allOf(study, 'attribute'),
  attributeValues: allOf(study, 'attributeValue'),
}
export const idOf = <T extends 'case' | 'caseKind' | 'attribute'>(type: T, name: string) =>
  allOf(study, type).find((record) => record.name === name)!.id as IdOf<T>
export const codeId = (key: string) => input.codes.find((code) => code.key === key)!.id
export const kindId = idOf('caseKind', 'Supplier')
export const attributeId = (key: string) =>
  input.attributes.find((one) => one.key === key && one.kindId === kindId)!.id

export const arrange = (over: Partial<Arrangement>) =>
  arrangeRecords([...study.values()], { ...plainMatrix, kindId, ...over })
export const names = (arranged: ArrangedMatrix) => arranged.matrix.rows.map(({ name }) => name)
export const keys = (arranged: ArrangedMatrix) =>
  arranged.matrix.columns.map(({ code }) => code.key)
export const suppliers = [
  'Bisa',
  'Exsa',
  'Ferreyros',
  'Resemin',
  'Tumi Raise Boring',
  'Fima',
  'UTEC',
  'TECSUP',
]
