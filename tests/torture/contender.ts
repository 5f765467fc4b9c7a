import { setTimeout as wait } from 'node:timers/promises'
import { fileCalls } from '../../src/main/vault/calls'
import { takeLock } from '../../src/main/vault/lock'

/** What the test asks of a contender: to take the lock of a folder after so many milliseconds, or to give it back. */
export type Asked = { take: string; after: number } | 'release'

/** What it answers: who holds the lock, itself or another; or that it holds it no more. */
export type Answered = { holder: number } | 'released'

// A process that takes a vault's lock when it is told to.
const answer = (answered: Answered) => process.send!(answered)
let release: (() => Promise<void>) | null = null

const take = async (folder: string, after: number) => {
  await wait(after)
  const taken = await takeLock(fileCalls, folder)
  if ('release' in taken) release = taken.release
  answer({ holder: 'heldBy' in taken ? taken.heldBy.pid : process.pid })
}

const giveBack = async () => {
  await release?.()
  release = null
  answer('released')
}

process.on('message', (asked: Asked) => {
  void (asked === 'release' ? giveBack() : take(asked.take, asked.after))
})
