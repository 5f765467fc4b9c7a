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

/** Megabytes that a process may have had at the most, everything of Node's own included. */
export const MOST_MEGABYTES = 300
/** Lists that the files are dealt out to: each process meets one of them, or what is left of it. */
const LISTS = 8

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

/** Runs one process over files; ends where it does, which may be before the last one, or where it says nothing for too long. */
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
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve))
  for await (const line of createInterface({ input: child.stdout })) {
    told.push(JSON.parse(line) as Told)
    watch()
  }
  const code = await closed
  clearTimeout(timer)
  const last = told.at(-1)
  // What the files before have left may be too much for this one: it is met again in a process of its own.
  if (told.length > 1 && last && 'megabytes' in last && last.megabytes >= MOST_MEGABYTES) told.pop()
  const next = tasks[told.length]
  if (!next || (code === 0 && told.length > 0)) return told
  const { name } = next
  return [...told, hung ? { name, hung } : { name, crashed: complaint }]
}

/** What became of each file, by its name. Two processes run at a time. */
export async function meetReader(
  files: readonly HostileFile[],
): Promise<{ verdicts: Map<string, Verdict>; strays: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'veta-hostile-'))
  const sandbox = join(folder, 'sandbox')
  mkdirSync(sandbox)
  const script = await bundled(join(import.meta.dirname, 'reader.ts'), folder)
  const tasks = files.map(({ name, target, bytes }, i): Task => {
    // Its own name may lead anywhere: on the disk it has a number.
    const path = join(folder, `${i}.bin`)
    writeFileSync(path, bytes())
    return { name, target, path }
  })
  const lists = process.env['VETA_FIGURES'] ? tasks.length : LISTS
  const queue = Array.from({ length: lists }, (_, list) =>
    tasks.filter((_task, i) => i % lists === list),
  ).filter((some) => some.length > 0)
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
  const beside = readdirSync(folder).filter(
    (name) => !/^(?:\d+\.bin|script\.mjs|sandbox|.*\.json)$/.test(name),
  )
  strays.push(...beside)
  rmSync(folder, { recursive: true })
  return { verdicts, strays }
}
