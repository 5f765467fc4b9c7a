import 'fake-indexeddb/auto'
import Dexie, { type DBCoreTable } from 'dexie'
import { expect, onTestFinished, test } from 'vitest'
import { checkedTables } from '#storage/checkedTables'
import { DamagedRowError, onDamage } from '#storage/damage'
import { rowTable, type OnDisk } from '#storage/rowTables'

interface Row {
  id: string
  text: string
  doc?: unknown
}

let names = 0

/** Without `checked`, as it lies on the disk. */
function database(name: string, checked = true) {
  const db = new Dexie(name, { cache: 'disabled' })
  db.version(1).stores({ text: 'id' })
  if (checked) db.use(checkedTables(name))
  onTestFinished(() => db.close())
  return db.table<Row, string>('text')
}

const long = 'A synthetic sentence of an interview. '.repeat(500)
const stored: Row[] = [
  { id: 'long', text: long, doc: { content: [{ text: long }, { text: '' }] } },
  { id: 'short', text: 'Hello.' },
]

async function filled() {
  const name = `checked-${(names += 1)}`
  await database(name).bulkAdd(stored)
  return name
}

test('rows come back as they were, by every way of asking', async () => {
  const rows = database(await filled())
  const [first] = stored
  expect(await rows.toArray()).toEqual(stored)
  expect(await rows.get('long')).toEqual(first)
  expect(await rows.bulkGet(['long', 'none'])).toEqual([first, undefined])
  const seen: Row[] = []
  await rows.each((row) => seen.push(row))
  expect(seen).toEqual(stored)
})

test('only a large row carries a checksum', async () => {
  const raw = (await database(await filled(), false).toArray()) as object[]
  expect(raw.map((row) => 'checksum' in row)).toEqual([true, false])
})

test.each<[string, (row: Row) => Row]>([
  ['a letter of its text', (row) => ({ ...row, text: `B${row.text.slice(1)}` })],
  ['a letter deep in it', (row) => ({ ...row, doc: { content: [{ text: long }, { text: 'a' }] } })],
  ['a name of a field', ({ text, ...row }) => ({ ...row, texu: text }) as unknown as Row],
  ['its end', (row) => ({ ...row, text: row.text.slice(0, -1) })],
  ['its key', (row) => ({ ...row, id: 'lonh' })],
])('a row with %s altered is not read, and everybody hears of it', async (_, alter) => {
  const name = await filled()
  const raw = database(name, false)
  const altered = alter((await raw.get('long'))!)
  await raw.put(altered)
  const heard: string[] = []
  onTestFinished(onDamage((uuid) => heard.push(uuid)))
  const rows = database(name)
  await expect(rows.get(altered.id)).rejects.toThrow(DamagedRowError)
  await expect(rows.bulkGet(['short', altered.id])).rejects.toThrow(DamagedRowError)
  await expect(rows.toArray()).rejects.toThrow(DamagedRowError)
  await expect(rows.each(() => undefined)).rejects.toThrow(DamagedRowError)
  expect(new Set(heard)).toEqual(new Set([name]))
  expect(await rows.get('short')).toEqual(stored[1])
})

test('a row that was written before there were checksums is read, and has one when it is written again', async () => {
  const name = await filled()
  await database(name, false).put(stored[0]!)
  const rows = database(name)
  expect(await rows.get('long')).toEqual(stored[0])
  await rows.update('long', { text: `${long}!` })
  expect(await database(name, false).get('long')).toHaveProperty('checksum')
  expect(await rows.get('long')).toEqual({ ...stored[0], text: `${long}!` })
})

test('a row that the browser can make nothing of is damaged, and one that is not there is not', async () => {
  const rows = [null, undefined]
  const bare = {
    name: 'text',
    getMany: () => Dexie.Promise.resolve(rows),
    get: () => Dexie.Promise.resolve(rows[1]),
  } as unknown as DBCoreTable
  const whole: OnDisk = { close: (row) => row, open: (row) => row }
  const table = rowTable('one', bare, whole)
  await expect(table.get({} as never)).resolves.toBeUndefined()
  await expect(table.getMany({} as never)).rejects.toThrow(DamagedRowError)
})
