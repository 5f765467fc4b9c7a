import type { AnyRecord } from '../records/schema'

export const whereKinds = [
  'text',
  'source',
  'case',
  'code',
  'coding',
  'judgement',
  'summary',
  'cellMemo',
  'project',
  'table',
  'other',
] as const

/** What a person calls the thing that words stand in. */
export interface Where {
  kind: (typeof whereKinds)[number]
  name: string
}

/** Says of the records of a project what people call them. */
export function whereabouts(
  records: ReadonlyMap<string, AnyRecord>,
): (id: string) => Where | undefined {
  const nameOf = (id: string) => {
    const record = records.get(id)
    return record && 'name' in record ? record.name : ''
  }
  return (id) => {
    const record = records.get(id)
    switch (record?.type) {
      case undefined:
        return undefined
      case 'text':
        return { kind: 'text', name: nameOf(record.sourceId) }
      case 'coding':
      case 'extent':
        return { kind: 'coding', name: nameOf(record.sourceId) }
      case 'source':
      case 'case':
      case 'code':
      case 'project':
        return { kind: record.type, name: record.name }
      case 'judgement':
      case 'summary':
      case 'cellMemo':
        return {
          kind: record.type,
          name: `${nameOf(record.caseId)} × ${nameOf(record.codeId)}`,
        }
      case 'attributeValue':
        return { kind: 'table', name: nameOf(record.caseId) }
      case 'attribute':
        return { kind: 'table', name: record.name }
      default:
        return { kind: 'other', name: nameOf(id) }
    }
  }
}
