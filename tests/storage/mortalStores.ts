import 'fake-indexeddb/auto'
import { fileCalls, type FileCalls, type OpenFile } from '../../src/main/vault/calls'

/** What becomes of the call: the process is killed before it, or it fails and those after it don't. */
export type Fate = 'dies' | 'fails'

/** A process between its start and its end, of which the `nth` call that changes anything on the disk meets its fate. */
interface Life {
  nth: number
  fate: Fate
  made: number
  /** What was called, by whom and on what, for whoever has to find out why. */
  site: string
  isDead: boolean
  die: () => void
}

let life: Life | null = null

/** What the system closes when the process has ended. */
const files = new Set<OpenFile>()
const connections = new Set<IDBDatabase>()

/** Counts a call that changes something. */
function reached(site: string): 'goes' | Fate {
  if (!life) return 'goes'
  if (life.isDead) return 'dies'
  life.made += 1
  if (life.made !== life.nth) return 'goes'
  life.site = site
  if (life.fate === 'dies') life.die()
  return life.fate
}

const never = <T>() => new Promise<T>(() => {})

/** What is in the middle of a file is another test's affair. */
const changing =
  <Args extends [string, ...unknown[]], T>(name: string, call: (...args: Args) => Promise<T>) =>
  async (...args: Args): Promise<T> => {
    const fate = reached(`${name} ${args[0].split('/').slice(-2).join('/')}`)
    if (fate === 'dies') return never<T>()
    if (fate === 'fails') throw Object.assign(new Error('EIO: made to fail'), { code: 'EIO' })
    return call(...args)
  }

const reading =
  <Args extends unknown[], T>(call: (...args: Args) => Promise<T>) =>
  (...args: Args): Promise<T> =>
    life?.isDead ? never<T>() : call(...args)

/** The file system of the process. Nothing is flushed: the process is killed, and not the computer. */
export const mortalCalls: FileCalls = {
  ...fileCalls,
  open: async (path, flags) => {
    if (flags === 'r') return { write: async () => 0, sync: async () => {}, close: async () => {} }
    const file = await changing('open', fileCalls.open)(path, flags)
    files.add(file)
    return {
      write: (bytes) => file.write(bytes),
      sync: async () => {},
      close: async () => {
        files.delete(file)
        await file.close()
      },
    }
  },
  read: reading(fileCalls.read),
  list: reading(fileCalls.list),
  makeFolder: reading(fileCalls.makeFolder),
  rename: changing('rename', fileCalls.rename),
  remove: changing('remove', fileCalls.remove),
}

function fateless(site: string): void {
  const fate = reached(site)
  if (fate === 'fails') throw new DOMException('made to fail', 'QuotaExceededError')
  if (fate === 'dies') throw new Error('The process has been killed')
}

const { open, deleteDatabase } = IDBFactory.prototype
const { transaction } = IDBDatabase.prototype
IDBFactory.prototype.open = function (name, version) {
  fateless(`open ${name}`)
  const request = open.call(this, name, version)
  const of = life
  request.addEventListener('success', () => {
    if (of?.isDead) request.result.close()
    else connections.add(request.result)
  })
  return request
}
IDBFactory.prototype.deleteDatabase = function (name) {
  fateless(`delete ${name}`)
  return deleteDatabase.call(this, name)
}
IDBDatabase.prototype.transaction = function (names, mode, options) {
  if (mode === 'readwrite') fateless(`write ${this.name} ${[names].flat().join()}`)
  // The stand-in asks itself for the one in which a database is opened.
  else if (life?.isDead && mode !== ('versionchange' as string))
    throw new Error('The process has been killed')
  return transaction.call(this, names, mode, options)
}

/** Milliseconds that what a dead process had begun, and nobody waits for, may take. */
const LAST = 10

async function bury(): Promise<void> {
  for (const file of files) await file.close()
  files.clear()
  // The list is open as long as the test runs.
  for (const one of connections) if (one.name !== 'veta-catalogue') one.close()
  connections.clear()
}

/** Runs `work` with what happens to its `nth` call; 0 for nothing. Says how many calls there were, which it was, and what `work` threw. */
export async function runMortally(
  work: () => Promise<void>,
  nth: number,
  fate: Fate,
): Promise<{ made: number; site: string; error: unknown }> {
  let die = () => {}
  const dead = new Promise<void>((resolve) => {
    die = resolve
  })
  const own: Life = { nth, fate, made: 0, site: '', isDead: false, die: () => {} }
  own.die = () => {
    own.isDead = true
    die()
  }
  life = own
  let error: unknown = null
  await Promise.race([
    dead,
    work().catch((thrown: unknown) => {
      error = thrown
    }),
  ])
  if (own.isDead) {
    await new Promise((resolve) => setTimeout(resolve, LAST))
    await bury()
  }
  life = null
  return { made: own.made, site: own.site, error }
}
