import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { createCode } from '#shared/commands/createCode'
import { linkMedia } from '#shared/commands/linkMedia'
import { unlinkMedia } from '#shared/commands/unlinkMedia'
import type { Media } from '#shared/records/source'
import { adoptProject } from '#history/projects'
import { makeLock } from '#shared/sealing/lock'
import { makeRecoveryKey } from '#shared/sealing/recoveryKey'
import { setKey } from '#storage/keys'
import { deleteProjectForGood } from '#storage/catalogue'
import { unusedCopies } from '#workers/unusedCopies'
import { readWholeProject } from '#storage/wholeProject'
import { newUuid, projectWindow, written } from './windows'

const copy = (handle: string): Media => ({
  handle,
  fileName: 'talk.mp3',
  kind: 'audio',
  bytes: 7,
  duration: null,
  copied: true,
})

async function withCopy(handle: string) {
  const uuid = newUuid()
  const window = await projectWindow(uuid)
  const sourceId = window.mirror.all('source')[0]!.id
  written(await window.history.run(linkMedia, { sourceId, media: copy(handle) }))
  return { ...window, uuid, sourceId }
}

test('a copy is used while a project names it, or could again by undo', async () => {
  const { history, sourceId } = await withCopy('copy-a')
  expect(await unusedCopies(['copy-a', 'nobody'])).toEqual(['nobody'])
  written(await history.run(unlinkMedia, { sourceId }))
  expect(await unusedCopies(['copy-a'])).toEqual([])
  written(await history.undo())
  expect(await unusedCopies(['copy-a'])).toEqual([])
})

test('a copy is used while redo would bring it back, and no longer when a new step takes its place', async () => {
  const { history } = await withCopy('copy-b')
  written(await history.undo())
  expect(await unusedCopies(['copy-b'])).toEqual([])
  written(await history.run(createCode, { name: 'Another way', parentId: null }))
  expect(await unusedCopies(['copy-b'])).toEqual(['copy-b'])
})

test('a copy is free when the project is deleted for good, unless another project names it too', async () => {
  const first = await withCopy('copy-c')
  const second = await withCopy('copy-c')
  first.close()
  await deleteProjectForGood(first.uuid)
  expect(await unusedCopies(['copy-c'])).toEqual([])
  second.close()
  await deleteProjectForGood(second.uuid)
  expect(await unusedCopies(['copy-c'])).toEqual(['copy-c'])
})

test('a copy is used by a project that was encrypted since, also while that is locked', async () => {
  const { db, close, uuid } = await withCopy('copy-d')
  const random = (count: number) => crypto.getRandomValues(new Uint8Array(count))
  const key = random(32)
  const sealing = { key, lock: makeLock(key, 'a passphrase', makeRecoveryKey(random), random) }
  const contents = await readWholeProject(db)
  const sealed = await adoptProject(contents, { fileName: null, sample: false, sealing })
  close()
  await deleteProjectForGood(uuid)
  expect(await unusedCopies(['copy-d', 'nobody'])).toEqual(['nobody'])
  setKey(sealed, null)
  expect(await unusedCopies(['copy-d', 'nobody'])).toEqual(['nobody'])
})
