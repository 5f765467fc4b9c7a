import { createHmac, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addressOf } from './serve.mjs'

const PATH = '/.veta'

/** A secret that only this person's own processes can read. */
function secretIn(folder) {
  const file = join(folder, 'key')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8')
}

const proof = (folder, root, port, nonce) =>
  createHmac('sha256', secretIn(folder)).update(`${nonce}\n${port}\n${root}`).digest('hex')

/** Lets a server prove that it belongs to this person and this project's folder. */
export const identityReply = (folder, root) => ({
  [PATH]: (nonce, port) => proof(folder, root, port, nonce),
})

/**
 * Whether the port is held by this person's Veta from the same folder. It has to prove that: another
 * account's program on the port would otherwise be shown, and given, this person's projects.
 */
export async function isOwnServer(folder, root, port) {
  const nonce = randomBytes(16).toString('hex')
  try {
    const signal = AbortSignal.timeout(3000)
    const response = await fetch(`${addressOf(port)}${PATH}?${nonce}`, {
      signal,
      redirect: 'error',
    })
    return (await response.text()) === proof(folder, root, port, nonce)
  } catch {
    return false
  }
}

const tokenFile = (folder, port) => join(folder, `run-${port}`)

/** Keeps a run's token where only this person's own processes can read it. Returns what deletes it. */
export function keepToken(folder, port, token) {
  const file = tokenFile(folder, port)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  rmSync(file, { force: true })
  writeFileSync(file, token, { flag: 'wx', mode: 0o600 })
  return () => rmSync(file, { force: true })
}

/** The token of the run that holds the port. */
export function keptToken(folder, port) {
  const file = tokenFile(folder, port)
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}
