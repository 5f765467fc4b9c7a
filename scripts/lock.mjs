import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const LONGEST_WORK = 10 * 60_000

function isRunning(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function isAbandoned(file) {
  try {
    if (!isRunning(Number(readFileSync(file, 'utf8')))) return true
    return Date.now() - statSync(file).mtimeMs > LONGEST_WORK
  } catch (error) {
    if (error.code === 'ENOENT') return false
    throw error
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

/** Does the work while no other process does work under the same lock file. */
export async function locked(file, work) {
  mkdirSync(dirname(file), { recursive: true })
  while (!take(file)) {
    if (isAbandoned(file)) rmSync(file, { force: true })
    else await wait(100)
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}
