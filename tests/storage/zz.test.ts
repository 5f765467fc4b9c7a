import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { expect, test } from 'vitest'
import { sealedTables } from '../../src/renderer/storage/sealedTables'
test('x', async () => {
  const key = crypto.getRandomValues(new Uint8Array(32))
  const make = (k: Uint8Array | null) => {
    const db = new Dexie('zz', { cache: 'disabled' })
    db.version(1).stores({ a: 'id, parent', journal: 'seq', drafts: '[s+n], s', meta: 'key' })
    if (k) db.use(sealedTables(k))
    return db
  }
  const db = make(key)
  await db.table('a').bulkAdd([
    { id: 'a1', parent: 'p', text: 'secret' },
    { id: 'a2', parent: 'p', text: 'secret2' },
  ])
  await db.table('drafts').bulkPut([{ s: 's', n: 1, edits: { deep: ['secret'] } }])
  await db.table('journal').add({ seq: 1, x: 'secret' })
  expect(await db.table('a').get('a1')).toEqual({ id: 'a1', parent: 'p', text: 'secret' })
  expect(await db.table('a').where('parent').equals('p').toArray()).toHaveLength(2)
  expect(await db.table('journal').orderBy('seq').last()).toEqual({ seq: 1, x: 'secret' })
  expect(await db.table('journal').where('seq').above(0).toArray()).toEqual([
    { seq: 1, x: 'secret' },
  ])
  expect(
    await db.table('drafts').where('[s+n]').between(['s', 0], ['s', Infinity]).toArray(),
  ).toHaveLength(1)
  expect(await db.table('drafts').where('s').equals('s').delete()).toBe(1)
  await db.table('a').update('a1', { text: 'other' })
  expect(await db.table('a').get('a1')).toMatchObject({ text: 'other' })
  await db
    .table('a')
    .toCollection()
    .modify((r: { text: string }) => {
      r.text += '!'
    })
  expect(await db.table('a').bulkGet(['a1', 'zz'])).toEqual([
    { id: 'a1', parent: 'p', text: 'other!' },
    undefined,
  ])
  const seen: string[] = []
  await db.table('a').each((r) => seen.push(r.text))
  expect(seen).toEqual(['other!', 'secret2!'])
  expect(await db.table('a').count()).toBe(2)
  db.close()
  const raw = make(null)
  console.log(await raw.table('a').toArray(), await raw.table('journal').toArray())
  raw.close()
  const wrong = make(crypto.getRandomValues(new Uint8Array(32)))
  await expect(wrong.table('a').get('a1')).rejects.toThrow('opened')
})
