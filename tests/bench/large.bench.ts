import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import * as policy from '#shared/ipc/policy'
import { canonicalText } from '#shared/text/canonical'
import { serve } from '../../scripts/serve.mjs'
import { ensureChromium } from '../../scripts/chromium.mjs'
import { generateProject } from './generate'

const BYTES = 20_000_000
const KEYS = 30

/** What runs in the page: the longest stretch in which it did not answer, and the time from a key to the screen. */
function install() {
  const blocked: number[] = []
  new PerformanceObserver((list) =>
    blocked.push(...list.getEntries().map(({ duration }) => duration)),
  ).observe({ type: 'longtask' })
  const keyed: number[] = []
  addEventListener(
    'keydown',
    ({ timeStamp }) =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.addEventListener('message', () => keyed.push(performance.now() - timeStamp))
        channel.port1.start()
        channel.port2.postMessage(0)
      }),
    true,
  )
  Object.assign(window, {
    large: { longest: () => Math.max(0, ...blocked.splice(0)), keys: () => keyed.splice(0) },
  })
}
declare const large: { longest: () => number; keys: () => number[] }

/** A made-up transcript of about so many bytes, a turn a paragraph. */
function transcript(bytes: number): string {
  const records = generateProject({ sources: 1, words: bytes / 5, codes: 1, codings: 0, cases: 1 })
  const found = records.find((record) => record.type === 'text')!
  const lines = found.doc.content.map(
    (block) => `${block.attrs.speaker}: ${canonicalText({ type: 'doc', content: [block] })}`,
  )
  const text = lines.join('\n')
  return text.slice(0, (text.length * bytes) / Buffer.byteLength(text))
}

const folder = await mkdtemp(join(tmpdir(), 'veta-bench-'))
const server = await serve({ folder: 'out/renderer', policy, port: 0 })
const browser = await chromium.launch({
  executablePath: ensureChromium(console.log),
  chromiumSandbox: process.getuid?.() !== 0,
})
try {
  const file = join(folder, 'Large.txt')
  await writeFile(file, transcript(BYTES))
  const page = await browser.newPage({ viewport: { width: 1360, height: 860 }, locale: 'en' })
  await page.addInitScript(install)
  await page.goto(server.entry)
  const shown = page.locator('.ProseMirror [data-paragraph]').first()
  const go = (name: string) => page.getByRole('button', { name, exact: true }).first().click()
  const timed = async (what: string, act: () => Promise<unknown>) => {
    await page.evaluate(() => large.longest())
    const begun = performance.now()
    await act()
    const taken = performance.now() - begun
    const longest = await page.evaluate(() => large.longest())
    console.log(
      `${what.padEnd(28)} ${taken.toFixed(0).padStart(6)} ms   blocked at most ${longest.toFixed(0).padStart(5)} ms`,
    )
  }
  console.log(`one text of ${BYTES / 1e6} MB`)
  await go('New project')
  await page.getByLabel('Name of the project').fill('Large')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Begin with your transcripts' }).waitFor()
  await page.keyboard.press('Control+i')
  const chooser = page.waitForEvent('filechooser')
  await go('Choose files…')
  const confirm = page.getByRole('button', { name: 'Import 1 transcript' })
  await timed('read', async () => {
    await (await chooser).setFiles(file)
    await confirm.waitFor()
  })
  await timed('imported and opened', async () => {
    await confirm.click()
    await shown.waitFor({ timeout: 120_000 })
  })
  await go('Matrix')
  await page.waitForTimeout(2000)
  await timed('opened', async () => {
    await go('Transcripts')
    await shown.waitFor({ timeout: 120_000 })
  })
  await page.locator('.ProseMirror').click({ position: { x: 400, y: 60 } })
  await page.keyboard.press('F2')
  await page.waitForTimeout(2000)
  await page.evaluate(() => large.keys())
  await timed(`${KEYS} keys`, async () => {
    for (let i = 0; i < KEYS; i += 1) {
      await page.keyboard.press('x')
      await page.waitForTimeout(60)
    }
  })
  const keys = (await page.evaluate(() => large.keys())).toSorted((a, b) => a - b)
  const share = (part: number) => keys[Math.floor(part * (keys.length - 1))]!.toFixed(0)
  console.log(`${'key painted'.padEnd(28)} median ${share(0.5)} ms   p95 ${share(0.95)} ms`)
  await timed('edits taken over', async () => {
    await page.keyboard.press('F2')
    const bar = page.getByRole('toolbar', { name: 'Editing' })
    await bar.waitFor({ state: 'hidden', timeout: 120_000 })
  })
} finally {
  await browser.close()
  await server.close()
  await rm(folder, { recursive: true })
}
