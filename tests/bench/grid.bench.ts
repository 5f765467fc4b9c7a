import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { serialiseProject } from '#shared/formats/projectFile'
import * as policy from '#shared/ipc/policy'
import { serve } from '../../scripts/serve.mjs'
import { ensureChromium } from '../../scripts/chromium.mjs'
import { LATE, workOfFrames } from './frames'
import { generateProject } from './generate'
import { at } from './measure'
import { installClock } from './painted'

/** How the grid of a matrix scrolls, in the app and a browser as they are: `npm run bench -- grid`. */
const SIDE = 500
const FRAMES = 180
const STEP = 60

declare const painted: () => Promise<number>

const scroll = (page: Page, selector: string, by: { top: number; left: number }) =>
  page.evaluate(
    async ([wanted, frames, { top, left }]) => {
      const scroller = document.querySelector(wanted)!
      scroller.scrollTo(0, 0)
      await painted()
      const gaps: number[] = []
      let last = await painted()
      for (let i = 0; i < frames; i += 1) {
        scroller.scrollBy(left, top)
        const now = await painted()
        gaps.push(now - last)
        last = now
      }
      return gaps
    },
    [selector, FRAMES, by] as const,
  )

const folder = await mkdtemp(join(tmpdir(), 'veta-bench-'))
const server = await serve({ folder: 'out/renderer', policy, port: 0 })
const browser = await chromium.launch({
  executablePath: ensureChromium(console.log),
  chromiumSandbox: process.getuid?.() !== 0,
})

async function show(page: Page, name: string, selector: string): Promise<void> {
  for (const [way, by] of [
    ['down', { top: STEP, left: 0 }],
    ['across', { top: 0, left: STEP }],
  ] as const) {
    const gaps = await scroll(page, selector, by)
    const work = await workOfFrames(browser, page, async () => {
      await scroll(page, selector, by)
    })
    const [middle, most] = [0.5, 0.95].map((share) => at(work, share).toFixed(1).padStart(5))
    const late = gaps.filter((gap) => gap > LATE).length
    console.log(
      `${`${name}, ${way}`.padEnd(34)} ${String(late).padStart(4)} of ${gaps.length}   ${middle} / ${most} ms`,
    )
  }
}

async function newPage(): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 }, locale: 'en' })
  await page.addInitScript(installClock)
  await page.goto(server.entry)
  return page
}

console.log(
  `${SIDE} × ${SIDE}, ${STEP} px a frame; frames late by more than ${LATE} ms; work of a frame, median / 95th percentile`,
)
try {
  const empty = await newPage()
  await empty.evaluate(() => {
    document.body.innerHTML = `<div class="matrix-scroll" style="height: 700px; overflow: auto"><div style="height: 20000px; width: 20000px; background: repeating-linear-gradient(white 0 33px, silver 33px 34px)"></div></div>`
  })
  await show(empty, 'an empty page', '.matrix-scroll')
  await empty.close()

  const records = generateProject({
    sources: SIDE,
    words: 500_000,
    codes: SIDE,
    codings: 60_000,
    cases: SIDE,
  })
  const file = join(folder, 'grid.veta')
  await writeFile(file, serialiseProject({ records, journal: [] }, Date.UTC(2026, 0, 1)))
  const page = await newPage()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open project file…' }).click()
  await (await chooser).setFiles(file)
  const tabs = page.getByRole('navigation').first()
  await tabs.getByRole('button', { name: 'Matrix', exact: true }).click({ timeout: 60_000 })
  await page.getByRole('grid').waitFor({ timeout: 60_000 })
  for (const measure of ['Presence', 'References']) {
    await page.getByRole('button', { name: /What cells show/ }).click()
    await page.getByRole('option', { name: measure, exact: true }).click()
    await page.waitForTimeout(2000)
    await show(page, measure, '.matrix-scroll')
  }
} finally {
  await browser.close()
  await server.close()
  await rm(folder, { recursive: true })
}
