import { spawn } from 'node:child_process'
import { constants } from 'node:os'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs a program to its end and passes on the signals that ask this process to end.
 * The answer has its exit code as a shell would give it, and the signal that ended it, if one did.
 */
export async function runChild(command, args, options) {
  const child = spawn(command, args, options)
  const pass = (signal) => child.kill(signal)
  for (const signal of signals) process.on(signal, pass)
  try {
    return await new Promise((resolve, reject) => {
      child.on('error', reject)
      child.on('close', (code, signal) => {
        resolve({ code: signal ? 128 + constants.signals[signal] : code, signal })
      })
    })
  } finally {
    for (const signal of signals) process.off(signal, pass)
  }
}

/** Waits for a signal that asks this process to end. */
export const interrupted = () =>
  new Promise((resolve) => signals.forEach((signal) => process.once(signal, resolve)))

/** Chromium refuses its sandbox to the superuser; for everyone else the sandbox always stays on. */
export function sandboxArguments(program, say) {
  if (process.platform !== 'linux' || process.getuid() !== 0) return []
  say(
    `${program} has no sandbox for root: it gets --no-sandbox. Better run Veta as an ordinary user.`,
  )
  return ['--no-sandbox']
}
