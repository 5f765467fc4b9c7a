import Papa from 'papaparse'

export type Row = Record<string, string>

export function rowsOf(files: ReadonlyMap<string, string>, name: string): Row[] {
  const content = files.get(name)
  if (content === undefined) throw new Error(`The sample study lacks ${name}`)
  const { data, errors } = Papa.parse<Row>(content.trim(), { header: true, delimiter: ',' })
  if (errors[0]) throw new Error(`${name}, row ${errors[0].row}: ${errors[0].message}`)
  return data
}

export const field = (row: Row, key: string): string => row[key] ?? ''
export const list = (text: string) =>
  text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')

export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The sample study names ${what}, which is not there`)
  return value
}
