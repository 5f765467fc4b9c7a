import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'vite'
import type { HostileFile } from './hostileFile'
import type { Task, Told } from './reader'

/** Seconds without a word after which a process is ended: far more than the two that a file may take on a quiet machine. */
const HANG = 60

export type Verdict = Told | { name: string; hung: true } | { name: string; crashed: string }

/** Bytes from which on a file has a process to itself. */
const LARGE = 900_000

/** A script with all that it needs as one file, for a process or a thread of its own. */
export async function bundled(script: string, folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: script,
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'script.mjs' } },
    },
  })
  return join(folder, 'script.mjs')
}

const [major = 0] = process.versions.node.split('.').map(Number)
/** It may read, but neither write nor start a program; no text becomes code. */
const FENCE = [
  major >= 24 ? '--permission' : '--experimental-permission',
  '--allow-fs-read=*',
  '--disallow-code-generation-from-strings',
  '--no-warnings',
  // What one file leaves behind is not counted to the next.
  '--expose-gc',
]

/** Runs one process over files; ends where it does, or where it says nothing for too long. */
async function run(script: string, folder: string, tasks: readonly Task[]): Promise<Verdict[]> {
  const list = join(folder, `${tasks[0]!.path.replace(/\W/g, '_').slice(-80)}.json`)
  writeFileSync(list, JSON.stringify(tasks))
  const child = spawn(process.execPath, [...FENCE, script, list], { cwd: join(folder, 'sandbox') })
  const told: Verdict[] = []
  let complaint = ''
  let hung = false
  let timer: NodeJS.Timeout | undefined
  const watch = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      hung = true
      child.kill('SIGKILL')
    }, HANG * 1000)
  }
  watch()
  child.stderr.on('data', (chunk) => (complaint = `${complaint}${String(chunk)}`.slice(-2000)))
  const closed = new Promise<void>((resolve) => child.on('close', () => resolve()))
  for await (const line of createInterface({ input: child.stdout })) {
    told.push(JSON.parse(line) as Told)
    watch()
  }
  await closed
  clearTimeout(timer)
  const next = tasks[told.length]
  if (!next) return told
  const { name } = next
  return [...told, hung ? { name, hung } : { name, crashed: complaint }]
}

/** What became of each file, by its name. Those that are heavy have a process each; two run at a time. */
export async function meetReader(
  files: readonly HostileFile[],
): Promise<{ verdicts: Map<string, Verdict>; strays: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'veta-hostile-'))
  const sandbox = join(folder, 'sandbox')
  mkdirSync(sandbox)
  const script = await bundled(join(import.meta.dirname, 'reader.ts'), folder)
  const tasks = files.map(({ name, target, bytes, heavy }, i) => {
    // Its own name may lead anywhere: on the disk it has a number.
    const path = join(folder, `${i}.bin`)
    const content = bytes()
    writeFileSync(path, content)
    const alone = heavy || content.length > LARGE || process.env['VETA_FIGURES'] !== undefined
    return { task: { name, target, path }, heavy: alone }
  })
  const before = readdirSync(folder).length
  const light = tasks.filter(({ heavy }) => !heavy).map(({ task }) => task)
  const queue = [
    ...tasks.filter(({ heavy }) => heavy).map(({ task }) => [task]),
    ...[0, 1]
      .map((half) => light.filter((_, i) => i % 2 === half))
      .filter((some) => some.length > 0),
  ]
  const lists = queue.length
  const verdicts = new Map<string, Verdict>()
  const worker = async () => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      const told = await run(script, folder, next)
      for (const verdict of told) verdicts.set(verdict.name, verdict)
      const rest = next.slice(told.length)
      if (rest.length > 0) queue.push(rest)
    }
  }
  await Promise.all([worker(), worker()])
  const strays = readdirSync(sandbox)
  if (readdirSync(folder).length > before + lists + files.length)
    strays.push('a file beside the sandbox')
  rmSync(folder, { recursive: true })
  return { verdicts, strays }
}
