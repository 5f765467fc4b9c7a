import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { expect, onTestFinished, test } from 'vitest'
import { DamagedRowError } from '#storage/damage'
import { sealedTables } from '#storage/sealedTables'

const key = crypto.getRandomValues(new Uint8Array(32))
let names = 0

interface Row {
  id: string
  parent: string
  text: string
}

/** A database of the kinds of tables that a project has; without a key, as it lies on the disk. */
function database(name: string, withKey: Uint8Array | null) {
  const db = new Dexie(name, { cache: 'disabled' })
  db.version(1).stores({ codes: 'id, parent', journal: 'seq', drafts: '[s+n], s', meta: 'key' })
  if (withKey) db.use(sealedTables(name, withKey))
  onTestFinished(() => db.close())
  return db
}

async function filled() {
  const name = `sealed-${(names += 1)}`
  const db = database(name, key)
  await db.table<Row>('codes').bulkAdd([
    { id: 'a', parent: 'p', text: 'first secret' },
    { id: 'b', parent: 'p', text: 'second secret' },
  ])
  await db.table('journal').bulkAdd([
    { seq: 1, label: 'secret' },
    { seq: 2, label: 'secret' },
  ])
  await db.table('drafts').bulkPut([{ s: 's', n: 1, edits: { deep: ['secret'] } }])
  return { name, db }
}

test('rows come back by every way of asking', async () => {
  const { db } = await filled()
  const codes = db.table<Row, string>('codes')
  const a = { id: 'a', parent: 'p', text: 'first secret' }
  expect(await codes.get('a')).toEqual(a)
  expect(await codes.bulkGet(['a', 'none'])).toEqual([a, undefined])
  expect(await codes.where('parent').equals('p').primaryKeys()).toEqual(['a', 'b'])
  expect(await codes.where('parent').equals('p').toArray()).toHaveLength(2)
  expect(await codes.filter(({ text }) => text.startsWith('second')).count()).toBe(1)
  const seen: string[] = []
  await codes.each(({ text }) => seen.push(text))
  expect(seen).toEqual(['first secret', 'second secret'])
  expect(await db.table('journal').orderBy('seq').last()).toEqual({ seq: 2, label: 'secret' })
  const drafts = db
    .table('drafts')
    .where('[s+n]')
    .between(['s', 0], ['s', Number.POSITIVE_INFINITY])
  expect(await drafts.toArray()).toEqual([{ s: 's', n: 1, edits: { deep: ['secret'] } }])
})

/** A browser answers nothing of a cursor to what only inherits from it; the one of these tests would. */
function strictCursors() {
  const { prototype } = IDBCursor
  for (const name of ['key', 'primaryKey'] as const) {
    const own = Object.getOwnPropertyDescriptor(prototype, name)!
    Object.defineProperty(prototype, name, {
      ...own,
      get(this: object) {
        if (!Object.hasOwn(this, '_request')) throw new TypeError('Illegal invocation')
        return own.get!.call(this) as unknown
      },
    })
    onTestFinished(() => void Object.defineProperty(prototype, name, own))
  }
}

test('rows are walked through one by one, also where a browser is strict about cursors', async () => {
  const { db } = await filled()
  strictCursors()
  const seen: string[] = []
  await db
    .table<Row>('codes')
    .where('parent')
    .equals('p')
    .each(({ text }, { key, primaryKey }) => seen.push(`${key} ${primaryKey} ${text}`))
  expect(seen).toEqual(['p a first secret', 'p b second secret'])
})

test('rows are altered in place and deleted by an index', async () => {
  const { db } = await filled()
  const codes = db.table<Row, string>('codes')
  await codes.update('a', { text: 'other' })
  await codes.toCollection().modify((row) => {
    row.text += '!'
  })
  expect((await codes.toArray()).map(({ text }) => text)).toEqual(['other!', 'second secret!'])
  expect(await codes.where('parent').equals('p').delete()).toBe(2)
  expect(await codes.count()).toBe(0)
})

test('on the disk lie keys and sealed bytes, and the table that says so', async () => {
  const { name, db } = await filled()
  await db.table('meta').put({ key: 'sealed', value: 1 })
  db.close()
  const raw = database(name, null)
  const [row] = await raw.table('codes').toArray()
  expect(Object.keys(row as object).toSorted()).toEqual(['id', 'parent', 'sealed'])
  expect(await raw.table('meta').toArray()).toEqual([{ key: 'sealed', value: 1 }])
})

test('a row does not open with another key, altered, or in the place of another', async () => {
  const { name, db } = await filled()
  db.close()
  const other = database(name, crypto.getRandomValues(new Uint8Array(32)))
  await expect(other.table('codes').get('a')).rejects.toThrow(DamagedRowError)
  other.close()
  const raw = database(name, null)
  const [a, b] = (await raw.table('codes').toArray()) as { id: string; sealed: Uint8Array }[]
  await raw.table('codes').bulkPut([
    { ...a!, sealed: b!.sealed },
    { ...b!, sealed: b!.sealed.with(20, b!.sealed[20]! ^ 1) },
  ])
  raw.close()
  const again = database(name, key)
  await expect(again.table('codes').get('a')).rejects.toThrow(DamagedRowError)
  await expect(again.table('codes').get('b')).rejects.toThrow(DamagedRowError)
})
