import type { Browser, Page } from '@playwright/test'

/** A frame that comes later than this after the one before was dropped, in milliseconds at 60 a second. */
export const LATE = 25

interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  ts: number
  dur?: number
  /** Of the duration, what the thread itself worked: others may have had the processor for the rest. */
  tdur?: number
  args: { name?: string }
}

const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline']

/** What the page worked for each of its frames while something went on, in milliseconds of its thread. */
export async function workOfFrames(
  browser: Browser,
  page: Page,
  body: () => Promise<void>,
): Promise<number[]> {
  await browser.startTracing(page, { categories: CATEGORIES })
  await body()
  const trace = JSON.parse(String(await browser.stopTracing())) as { traceEvents: TraceEvent[] }
  const whole = trace.traceEvents.filter(({ ph }) => ph === 'X')
  const threads = trace.traceEvents
    .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
    .map(({ pid, tid }) => whole.filter((one) => one.pid === pid && one.tid === tid))
  const commits = (events: TraceEvent[]) => events.filter(({ name }) => name === 'Commit')
  const [main] = threads.toSorted((a, b) => commits(b).length - commits(a).length)
  if (!main) throw new Error('The trace has no page')
  const ends = commits(main)
    .map(({ ts, dur = 0 }) => ts + dur)
    .toSorted((a, b) => a - b)
  const tasks = main.filter(({ name }) => name === 'RunTask')
  return ends.slice(1).map((end, i) => {
    const own = tasks.filter(({ ts, dur = 0 }) => ts + dur > ends[i]! + 10 && ts + dur <= end + 10)
    return own.reduce((sum, { tdur, dur = 0 }) => sum + (tdur ?? dur), 0) / 1000
  })
}
