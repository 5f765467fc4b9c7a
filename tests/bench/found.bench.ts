import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { serialiseProject } from '#shared/formats/projectFile'
import * as policy from '#shared/ipc/policy'
import { serve } from '../../scripts/serve.mjs'
import { ensureChromium } from '../../scripts/chromium.mjs'
import { generateProject } from './generate'
import { installClock } from './painted'
import { tiers } from './tiers'

const TIMES = 9

/** What is typed, and what it stands for. */
const phrases = [
  ['a phrase of three words', 'innova con su'],
  ['a phrase that is nowhere', 'contratos de largo plazo'],
  ['a very frequent word', 'mineria'],
] as const

const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!

/** What runs in the page: from the words in the field to the first hits on the screen, and to the last one counted. */
function install() {
  const see = (what: string) => document.querySelector(what) !== null
  const write = (words: string) => {
    const field = document.querySelector<HTMLInputElement>('.query-text input')!
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(field, words)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  Object.assign(window, {
    find: async (words: string) => {
      write('')
      while (see('.found-line') || !see('.empty h2')) await painted()
      for (let i = 0; i < 10; i += 1) await painted()
      const begun = performance.now()
      write(words)
      while (!see('.searching') && !see('.found-line')) await painted()
      while (see('.empty.searching')) await painted()
      const first = (await painted()) - begun
      while (see('[aria-busy=true]')) await painted()
      return { first, all: (await painted()) - begun }
    },
  })
}

declare const painted: () => Promise<number>
declare const find: (words: string) => Promise<{ first: number; all: number }>

const folder = await mkdtemp(join(tmpdir(), 'veta-bench-'))
const server = await serve({ folder: 'out/renderer', policy, port: 0 })
const browser = await chromium.launch({
  executablePath: ensureChromium(console.log),
  chromiumSandbox: process.getuid?.() !== 0,
})
try {
  const file = join(folder, 'large.veta')
  const project = { records: generateProject(tiers.large), journal: [] }
  await writeFile(file, serialiseProject(project, Date.UTC(2026, 0, 1)))
  const page = await browser.newPage({ viewport: { width: 1360, height: 860 }, locale: 'en' })
  await page.addInitScript(installClock)
  await page.addInitScript(install)
  await page.goto(server.entry)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open project file…' }).click()
  await (await chooser).setFiles(file)
  await page.locator('.source-line').first().waitFor({ timeout: 120_000 })
  await page.keyboard.press('Control+Shift+f')
  await page.locator('.query-text input').waitFor()
  const show = (what: string, { first, all }: { first: number; all: number }) =>
    console.log(
      `large: ${what.padEnd(42)} first on the screen ${first.toFixed(0).padStart(5)} ms   all ${all.toFixed(0).padStart(5)} ms`,
    )
  for (const [what, words] of phrases) {
    const once = () => page.evaluate((asked) => find(asked), words)
    const before = await once()
    if (what === phrases[0][0]) show('the first search after opening', before)
    const times: { first: number; all: number }[] = []
    for (let i = 0; i < TIMES; i += 1) times.push(await once())
    show(what, {
      first: middle(times.map(({ first }) => first)),
      all: middle(times.map(({ all }) => all)),
    })
  }
} finally {
  await browser.close()
  await server.close()
  await rm(folder, { recursive: true })
}
