import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { serialiseProject } from '#shared/formats/projectFile'
import * as policy from '#shared/ipc/policy'
import { serve } from '../../scripts/serve.mjs'
import { ensureChromium } from '../../scripts/chromium.mjs'
import { codedTranscript } from './codedTranscript'
import { LATE } from './frames'
import { at } from './measure'
import { installClock } from './painted'

const WORDS = 100_000
const KEYS = 60
const CODES = 20
const FRAMES = 180

const both = (values: readonly number[]) =>
  `${at(values, 0.5).toFixed(0).padStart(5)} / ${at(values, 0.95).toFixed(0).padEnd(5)}`

/** What runs in the page: clocks that end when the screen has been painted. */
function install() {
  const keyed: number[] = []
  const heading = () => document.querySelector('.passage-panel h3')?.textContent ?? ''
  /** The time at which the screen has been painted after something came true in the page. */
  const paintedAfter = (isTrue: () => boolean) =>
    new Promise<number>((resolve) => {
      if (isTrue()) return void painted().then(resolve)
      const seen = new MutationObserver(() => {
        if (!isTrue()) return
        seen.disconnect()
        void painted().then(resolve)
      })
      seen.observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      })
    })
  addEventListener(
    'keydown',
    (event) => void painted().then((time) => keyed.push(time - event.timeStamp)),
    true,
  )
  Object.assign(window, {
    bench: {
      take: () => keyed.splice(0),
      open: async (name: string) => {
        const line = [...document.querySelectorAll<HTMLElement>('.source-line .button')].find(
          (one) => one.textContent?.includes(name),
        )!
        const begun = performance.now()
        const opened = paintedAfter(
          () => !!document.querySelector(`.ProseMirror[aria-label*="${name}"] [data-paragraph]`),
        )
        line.click()
        return (await opened) - begun
      },
      scroll: async (frames: number) => {
        const scroller = document.querySelector('.reader')!
        const gaps: number[] = []
        let last = await painted()
        for (let i = 0; i < frames; i += 1) {
          scroller.scrollTop += 60
          const now = await painted()
          gaps.push(now - last)
          last = now
        }
        return gaps
      },
      apply: async () => {
        const before = heading()
        const begun = performance.now()
        const applied = paintedAfter(() => heading() !== before)
        const field = document.querySelector('.ProseMirror')!
        field.dispatchEvent(new KeyboardEvent('keydown', { key: '1', bubbles: true }))
        return (await applied) - begun
      },
    },
  })
}

interface Bench {
  take: () => number[]
  open: (name: string) => Promise<number>
  scroll: (frames: number) => Promise<number[]>
  apply: () => Promise<number>
}
declare const painted: () => Promise<number>
declare const bench: Bench

async function memory(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / 1e6
}

/** What this machine needs at least: a key in an empty field of an empty page, and frames of a page that scrolls alone. */
async function least(page: Page): Promise<string> {
  await page.evaluate(() => {
    document.body.innerHTML = `<textarea></textarea><div class="reader" style="height: 700px; overflow: auto">${'<p>A line of text that says nothing.</p>'.repeat(500)}</div>`
    document.querySelector('textarea')!.focus()
  })
  await page.keyboard.press('y')
  await page.evaluate(() => bench.take())
  for (let i = 0; i < KEYS; i += 1) {
    await page.keyboard.press('x')
    await page.waitForTimeout(40)
  }
  const keys = await page.evaluate(() => bench.take())
  const gaps = await page.evaluate((frames) => bench.scroll(frames), FRAMES)
  const late = gaps.filter((gap) => gap > LATE).length
  return `${'an empty page'.padEnd(33)}  ${both(keys)}${' '.repeat(17)}${late} of ${gaps.length}`
}

async function run(page: Page, file: string): Promise<string[]> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open project file…' }).click()
  await (await chooser).setFiles(file)
  await page.locator('.source-line').first().waitFor()
  const opened: number[] = []
  for (let i = 0; i < 5; i += 1) {
    await page.evaluate(() => bench.open('Aside'))
    opened.push(await page.evaluate(() => bench.open('Large')))
  }
  await page.waitForTimeout(1500)
  const gaps = await page.evaluate((frames) => bench.scroll(frames), FRAMES)
  await page.locator('.ProseMirror').click({ position: { x: 400, y: 20 } })
  const applied: number[] = []
  for (let i = 0; i < CODES; i += 1) {
    await page.keyboard.press('j')
    await page.waitForTimeout(120)
    applied.push(await page.evaluate(() => bench.apply()))
  }
  await page.keyboard.press('F2')
  await page.waitForTimeout(300)
  await page.keyboard.press('ArrowRight')
  await page.evaluate(() => bench.take())
  for (let i = 0; i < KEYS; i += 1) {
    await page.keyboard.press('x')
    await page.waitForTimeout(40)
  }
  const keys = await page.evaluate(() => bench.take())
  const heap = await memory(page)
  await page.keyboard.press('F2')
  await page.getByRole('toolbar', { name: 'Editing' }).waitFor({ state: 'hidden' })
  const late = gaps.filter((gap) => gap > LATE).length
  return [both(opened), both(keys), both(applied), `${late} of ${gaps.length}`, heap.toFixed(0)]
}

const folder = await mkdtemp(join(tmpdir(), 'veta-bench-'))
const server = await serve({ folder: 'out/renderer', policy, port: 0 })
const browser = await chromium.launch({
  executablePath: ensureChromium(console.log),
  chromiumSandbox: process.getuid?.() !== 0,
})
console.log(`${WORDS.toLocaleString('en')} words; median / 95th percentile in ms; heap in MB`)
console.log(
  `${'codings, depth'.padEnd(16)}   opened       key painted   code painted  late frames  heap`,
)
try {
  const empty = await browser.newPage({ viewport: { width: 1360, height: 860 } })
  await empty.addInitScript(installClock)
  await empty.addInitScript(install)
  await empty.goto(server.entry)
  console.log(await least(empty))
  await empty.close()
  for (const [codings, depth] of [
    [0, 1],
    [1_000, 1],
    [1_000, 5],
    [1_000, 10],
    [10_000, 1],
    [10_000, 5],
    [10_000, 10],
  ] as const) {
    const file = join(folder, `${codings}-${depth}.veta`)
    const records = codedTranscript(WORDS, codings, depth)
    await writeFile(file, serialiseProject({ records, journal: [] }, Date.UTC(2026, 0, 1)))
    const page = await browser.newPage({ viewport: { width: 1360, height: 860 }, locale: 'en' })
    await page.addInitScript(installClock)
    await page.addInitScript(install)
    await page.goto(server.entry)
    const [opened, keys, applied, late, heap] = await run(page, file)
    console.log(
      `${`${codings.toLocaleString('en')}, ${depth}`.padEnd(16)} ${opened}  ${keys}   ${applied}   ${late!.padEnd(10)} ${heap}`,
    )
    await page.close()
  }
} finally {
  await browser.close()
  await server.close()
  await rm(folder, { recursive: true })
}
