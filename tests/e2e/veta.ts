import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  _electron,
  expect,
  test as base,
  type ElectronApplication,
  type Page,
} from '@playwright/test'

const root = join(import.meta.dirname, '../..')

/** The Electron runtime of the package, where it has been downloaded. */
function electronRuntime(): string | null {
  const folder = join(root, 'node_modules/electron')
  const name = join(folder, 'path.txt')
  if (!existsSync(name)) return null
  const path = join(folder, 'dist', readFileSync(name, 'utf8').trim())
  return existsSync(path) ? path : null
}

const runtime = electronRuntime()
export const isElectron = runtime !== null
export const backEnd = runtime ? 'Electron' : 'stand-in for Electron on an installed Chromium'

/** Where the browser inside the app keeps what the page stores, in the folder of a test. */
export const storeOf = (folder: string) =>
  join(folder, 'profile', ...(runtime ? [] : ['chromium', 'Default']), 'IndexedDB')

/** One start of the app. */
export interface Veta {
  app: ElectronApplication
  page: Page
  /** Answers the next open dialogs with these files or folders. */
  chooses(...paths: string[]): Promise<void>
  /** Answers the next save dialogs with this file. */
  savesTo(path: string): Promise<void>
  close(): Promise<void>
  /** Ends all of its processes at once, as a crash of the computer would. */
  kill(): Promise<void>
}

/** A process and all that it has started, directly or not. */
function treeOf(pid: number): number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).split('\n')
  const pairs = lines.map((line) => line.trim().split(/\s+/).map(Number))
  const below = (parent: number): number[] =>
    pairs.flatMap(([child = 0, its]) => (its === parent ? [child, ...below(child)] : []))
  return [pid, ...below(pid)]
}

async function kill(app: ElectronApplication): Promise<void> {
  const ended = new Promise((resolve) => app.process().once('exit', resolve))
  for (const pid of treeOf(app.process().pid!)) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch (error) {
      // One that has ended by itself in the meantime.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
  await ended
}

/** Starts the app on a profile; whoever calls this closes it. */
export async function launch(
  profile: string,
  locale: 'en' | 'es' = 'en',
  switches: readonly string[] = [],
): Promise<Veta> {
  const app = await _electron.launch({
    executablePath: runtime ?? join(import.meta.dirname, 'standin/electron'),
    args: [
      root,
      `--user-data-dir=${profile}`,
      `--lang=${locale}`,
      ...switches,
      ...(runtime && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    cwd: root,
  })
  const page = await app.firstWindow()
  // What the page or main complains of belongs to the record of a failed run.
  page.on('pageerror', (error) => console.log(`page: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') console.log(`page: ${message.text()}`)
  })
  app.process().stderr?.on('data', (chunk) => {
    const text = String(chunk)
    if (!/Debugger|DevTools|debugger/.test(text)) console.log(`main: ${text.trim()}`)
  })
  await page.setViewportSize({ width: 1360, height: 860 })
  return {
    app,
    page,
    chooses: (...paths) =>
      app.evaluate(({ dialog }, filePaths) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths })
      }, paths),
    savesTo: (path) =>
      app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath })
      }, path),
    close: () => app.close(),
    kill: () => kill(app),
  }
}

interface Fixtures {
  /** An empty folder that is deleted after the test. */
  folder: string
  /** Starts the app on a profile that every start in a test shares. */
  start: (locale?: 'en' | 'es', switches?: readonly string[]) => Promise<Veta>
}

export const test = base.extend<Fixtures>({
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'veta-e2e-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  },
  start: async ({ folder }, use) => {
    const running: Veta[] = []
    await use(async (locale, switches) => {
      const veta = await launch(join(folder, 'profile'), locale, switches)
      running.push(veta)
      return veta
    })
    for (const veta of running) await veta.close()
  },
})

export { expect }
