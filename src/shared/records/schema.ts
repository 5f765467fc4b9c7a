import * as v from 'valibot'
import { attribute } from './attribute'
import { attributeValue } from './attributeValue'
import { caseRecord } from './case'
import { caseKind } from './caseKind'
import { cellMemo } from './cellMemo'
import { code } from './code'
import { coder } from './coder'
import { coding } from './coding'
import { examination } from './examination'
import { extent } from './extent'
import { judgement } from './judgement'
import { matrix } from './matrix'
import { project } from './project'
import { scale } from './scale'
import { source } from './source'
import { summary } from './summary'
import { text } from './text'

/** Every record type of a project, in an order in which what is referred to comes first. */
export const definitions = {
  project,
  coder,
  source,
  text,
  caseKind,
  case: caseRecord,
  attribute,
  attributeValue,
  extent,
  code,
  coding,
  examination,
  scale,
  judgement,
  summary,
  cellMemo,
  matrix,
} as const

/** The shape that this version of the app writes; see `migrate.ts`. */
export const FORMAT_VERSION = 3
/** The oldest app that may write to a project of that shape. */
export const MIN_APP_VERSION = '0.3.0'

export type RecordType = keyof typeof definitions
export type RecordOf<T extends RecordType> = v.InferOutput<(typeof definitions)[T]['schema']>
export type AnyRecord = { [T in RecordType]: RecordOf<T> }[RecordType]
export type IndexOf<T extends RecordType> = (typeof definitions)[T]['indexes'][number]
export type IdOf<T extends RecordType> = RecordOf<T>['id']

export type Project = RecordOf<'project'>
export type Coder = RecordOf<'coder'>
export type Source = RecordOf<'source'>
export type SourceText = RecordOf<'text'>
export type CaseKind = RecordOf<'caseKind'>
export type Case = RecordOf<'case'>
export type Attribute = RecordOf<'attribute'>
export type AttributeValue = RecordOf<'attributeValue'>
export type Extent = RecordOf<'extent'>
export type Code = RecordOf<'code'>
export type Coding = RecordOf<'coding'>
export type Examination = RecordOf<'examination'>
export type Judgement = RecordOf<'judgement'>
export type Scale = RecordOf<'scale'>
export type Summary = RecordOf<'summary'>
export type CellMemo = RecordOf<'cellMemo'>
export type MatrixView = RecordOf<'matrix'>

export const recordTypes = Object.keys(definitions) as RecordType[]

/** The type that an id names. Throws for anything that isn't an id of this project's records. */
export function typeOfId(id: string): RecordType {
  const type = id.slice(0, id.indexOf(':'))
  if (Object.hasOwn(definitions, type)) return type as RecordType
  throw new Error(`No record type for the id "${id}"`)
}

/** A record that is what it says it is. Throws with the record's id and the field at fault. */
export function parseRecord(input: unknown): AnyRecord {
  const type = (input as { type?: unknown } | null)?.type
  if (typeof type !== 'string' || !Object.hasOwn(definitions, type)) {
    throw new Error(`Unknown record type ${JSON.stringify(type)}`)
  }
  const result = v.safeParse(definitions[type as RecordType].schema, input)
  if (result.success) return result.output as AnyRecord
  const issue = result.issues[0]
  const id = (input as { id?: unknown }).id
  throw new Error(`${String(id ?? type)}: ${v.getDotPath(issue) ?? 'record'}: ${issue.message}`)
}
