import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { drawing, links, markup, page as hostilePage } from '../hostile/markup'
import { rawZip } from '../hostile/rawZip'
import { records } from '../hostile/records'
import { words } from '../hostile/words'
import { steps } from './steps'
import { expect, test } from './veta'

/** What reached the page: requests beyond the app, windows, dialogs, and what the page's policy had to stop. */
async function watched(page: Page) {
  await page.getByRole('button', { name: 'New project' }).waitFor()
  const own = page.url().replace(/\/[^/]*$/, '/')
  const strays: string[] = []
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(own) && !/^(data|blob):/.test(url)) strays.push(url)
  })
  page.on('popup', (popup) => strays.push(`a window: ${popup.url()}`))
  page.on('dialog', (dialog) => {
    strays.push(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await page.evaluate(() => {
    const stopped: string[] = []
    Object.assign(globalThis, { stopped })
    document.addEventListener('securitypolicyviolation', ({ blockedURI, violatedDirective }) =>
      stopped.push(`${violatedDirective} ${blockedURI}`),
    )
  })
  return async () => {
    const { stopped, canary } = await page.evaluate(() => {
      const all = globalThis as { stopped?: string[]; canary?: unknown }
      return { stopped: all.stopped, canary: all.canary }
    })
    expect(strays).toEqual([])
    // Nothing even tried: the policy is the second wall, not the first.
    expect(stopped).toEqual([])
    expect(canary).toBeUndefined()
  }
}

/** What no text of a project is ever drawn with. ProseMirror puts a picture without an address behind an empty line. */
const UNSAFE = ':is(script, img:not(.ProseMirror-separator), svg, a, iframe, style, form, video)'

/** Pastes into what has the focus, as from another program. */
const paste = (page: Page, html: string, text: string) =>
  page.evaluate(
    ([rich, plain]) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/html', rich!)
      clipboardData.setData('text/plain', plain!)
      document.activeElement!.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      )
    },
    [html, text],
  )

/** Makes the next file that is given to a reader one that is never read to its end. The worker itself is a real one. */
const holdUp = (page: Page, task: 'parseProject' | 'readCaseTable' | 'readTranscript') =>
  page.evaluate((name) => {
    const { postMessage } = Worker.prototype
    const ended: string[] = []
    Object.assign(globalThis, { ended })
    Worker.prototype.postMessage = function (this: Worker, ...given: unknown[]) {
      if ((given[0] as { name?: string }).name !== name)
        return Reflect.apply(postMessage, this, given) as void
      Worker.prototype.postMessage = postMessage
      const terminate = this.terminate.bind(this)
      this.terminate = () => {
        ended.push(name)
        terminate()
      }
    }
  }, task)
const ended = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { ended: string[] }).ended)

/** Stops what is being read, which ends its worker; says nothing more about the file. */
async function stopReading(page: Page, said: string, task: string) {
  const reading = page.getByRole('progressbar', { name: said })
  await expect(reading).toBeVisible()
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await expect(reading).toBeHidden()
  expect(await ended(page)).toContain(task)
}

test('the worst transcripts are imported, opened and pasted, and nothing of them runs or calls out', async ({
  start,
  folder,
}) => {
  test.slow()
  const { page, chooses } = await start()
  const isHarmless = await watched(page)
  const does = steps(page)
  await does.newProject('Hostile')
  const worst = [...markup, ...words].filter(
    ({ target, must, heavy }) => target === 'transcript' && must === 'come in' && !heavy,
  )
  const scriptName = '<img src=x onerror=globalThis.canary=1>.txt'
  const files = [...worst, { name: scriptName, bytes: () => Buffer.from(hostilePage) }]
  for (const { name, bytes } of files) await writeFile(join(folder, name), bytes())
  await page.keyboard.press('Control+i')
  await chooses(join(folder, scriptName))
  await holdUp(page, 'readTranscript')
  await page.getByRole('button', { name: 'Choose files…' }).click()
  await stopReading(page, 'Reading the files', 'readTranscript')
  await chooses(...files.map(({ name }) => join(folder, name)))
  await page.getByRole('button', { name: 'Choose files…' }).click()
  await page
    .getByRole('button', { name: `Import ${files.length} transcripts` })
    .click({ timeout: 60_000 })
  await expect(page.getByRole('dialog')).toBeHidden({ timeout: 60_000 })
  for (const name of ['markup 0', 'markup 1', 'markup 2', 'page', 'drawing', '<img src=x']) {
    await does.openTranscript(name)
    await expect(page.locator('.ProseMirror')).toContainText('words')
    await expect(page.locator('.ProseMirror').locator(UNSAFE)).toHaveCount(0)
  }

  await page.locator('.ProseMirror').click()
  await page.keyboard.press('F2')
  await expect(page.getByRole('toolbar', { name: 'Editing' })).toBeVisible()
  await paste(page, hostilePage, 'harmless words')
  await expect(page.locator('.ProseMirror')).toContainText('harmless words')
  await page.keyboard.press('F2')
  await expect(page.getByRole('toolbar', { name: 'Editing' })).toBeHidden()

  await isHarmless()
})

test('a project whose name is a script opens under that name, and nothing runs; a reading can be stopped', async ({
  start,
  folder,
}) => {
  const { page, chooses } = await start()
  const isHarmless = await watched(page)
  const file = records.find(({ trick }) => trick === 'a name that is a script')!
  const bad = records.find(({ trick }) => trick.startsWith('200,000 objects'))!
  for (const one of [file, bad]) await writeFile(join(folder, one.name), one.bytes())
  await chooses(join(folder, bad.name))
  await page.getByRole('button', { name: 'Open project file…' }).click()
  await expect(page.getByText(`${bad.name}: The project file is damaged`)).toBeVisible()
  const refi = join(folder, 'Study.qdpx')
  await writeFile(refi, rawZip([{ name: 'project.qde', content: Buffer.from('<Project/>') }]))
  await chooses(refi)
  await page.getByRole('button', { name: 'Open project file…' }).click()
  await expect(page.getByText(/^Study\.qdpx: This is a project of another program/)).toBeVisible()

  await chooses(join(folder, file.name))
  await holdUp(page, 'parseProject')
  await page.getByRole('button', { name: 'Open project file…' }).click()
  await stopReading(page, `Reading “${file.name}”…`, 'parseProject')
  await page.getByRole('button', { name: 'Open project file…' }).click()
  await expect(page.getByText('<img src=x onerror=globalThis.canary=1>').first()).toBeVisible()
  await steps(page).openTranscript('Interview')
  await expect(page.locator('.ProseMirror')).toContainText('Synthetic words of nobody')

  await steps(page).go('Cases')
  await writeFile(join(folder, 'firms.csv'), 'Firm,Staff\nNova,12\nNOVA,14\n')
  await chooses(join(folder, 'firms.csv'))
  await page.getByRole('button', { name: 'Fill in from a table…' }).click()
  const dialog = page.getByRole('dialog')
  await holdUp(page, 'readCaseTable')
  await dialog.getByRole('button', { name: 'Choose a file…' }).click()
  await stopReading(page, 'Reading “firms.csv”…', 'readCaseTable')
  await expect(dialog.getByRole('table')).toBeHidden()
  await dialog.getByRole('button', { name: 'Choose a file…' }).click()
  await expect(dialog.getByRole('table')).toContainText('Staff')
  await isHarmless()
})

test('what is pasted into a rich text is words, and nothing of it runs or calls out', async ({
  start,
}) => {
  const { page } = await start()
  const isHarmless = await watched(page)
  const does = steps(page)
  await does.openSample()
  await does.go('Matrix')
  await does.cell('Resemin', 'Contract insecurity').click()
  const pane = page.getByRole('complementary', { name: 'Evidence' })
  await pane.getByRole('button', { name: /Record a judgement…|Change my judgement…/ }).click()
  const reasons = pane.getByRole('textbox', { name: 'Why' })
  await reasons.click()
  for (const rich of [hostilePage, drawing, links]) await paste(page, rich, rich)
  await expect(reasons).toContainText('words')
  await expect(reasons.locator(UNSAFE)).toHaveCount(0)
  await isHarmless()
})
