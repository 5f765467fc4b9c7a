import { setTimeout as wait } from 'node:timers/promises'
import { fileCalls } from '../../src/main/vault/calls'
import { takeLock } from '../../src/main/vault/lock'

/**
 * What the test asks of a contender: to take the lock of a folder after so many milliseconds, with a disk that takes
 * so many to come back from opening a file, or to give the lock back.
 */
export type Asked = { take: string; after: number; slow: number } | 'release'

/** What it answers: who holds the lock, itself or another; or that it holds it no more. */
export type Answered = { holder: number } | 'released'

// A process that takes a vault's lock when it is told to.
const answer = (answered: Answered) => process.send!(answered)
let release: (() => Promise<void>) | null = null

const take = async ({ take: folder, after, slow }: Exclude<Asked, 'release'>) => {
  const open: typeof fileCalls.open = async (...args) => {
    const file = await fileCalls.open(...args)
    await wait(slow)
    return file
  }
  await wait(after)
  const taken = await takeLock({ ...fileCalls, open }, folder)
  if ('release' in taken) release = taken.release
  answer({ holder: 'heldBy' in taken ? taken.heldBy.pid : process.pid })
}

const giveBack = async () => {
  await release?.()
  release = null
  answer('released')
}

process.on('message', (asked: Asked) => {
  void (asked === 'release' ? giveBack() : take(asked))
})
