import { expect, type Page } from '@playwright/test'
import { test } from './browserEdition'
import { steps } from './steps'
import { tone } from './tone'

async function withTranscript(page: Page) {
  await steps(page).newProject('Pumps')
  await page.keyboard.press('Control+i')
  await page.getByRole('button', { name: 'Paste a text' }).click()
  await page.getByLabel('Name of the transcript').fill('Delta')
  await page
    .getByLabel('Text', { exact: true })
    .fill('Interviewer [00:00:02]: Why?\nP1 [00:00:10]: Because the mine asked us to.')
  await page.getByRole('button', { name: 'Take this text' }).click()
  await page.getByRole('button', { name: 'Import 1 transcript' }).click()
  await steps(page).openTranscript('Delta')
  await page.getByRole('button', { name: 'More actions on Delta' }).click()
}

const position = (page: Page) => page.getByRole('slider', { name: 'Position in the recording' })
const dock = (page: Page) => page.getByRole('region', { name: 'Recording', exact: true })

test('a recording is remembered by its file handle, missed when its file goes, and copied', async ({
  edition: { context, address },
}) => {
  // The file system that a page has to itself gives real handles, without a dialog that nobody could answer.
  await context.addInitScript(() => {
    Object.assign(window, {
      showOpenFilePicker: async () => {
        const own = await navigator.storage.getDirectory()
        return [await own.getFileHandle('delta.wav')]
      },
    })
  })
  const page = await context.newPage()
  await page.goto(address)
  await page.evaluate(
    async (bytes) => {
      const own = await navigator.storage.getDirectory()
      const file = await own.getFileHandle('delta.wav', { create: true })
      const stream = await file.createWritable()
      await stream.write(new Uint8Array(bytes))
      await stream.close()
    },
    [...tone(20)],
  )
  await withTranscript(page)
  await page.getByRole('menuitem', { name: 'Add a recording…' }).click()
  await expect(dock(page)).toContainText('0:00:20')
  await position(page).fill('10000')
  await expect(page.locator('.ProseMirror .spoken')).toContainText('Because the mine')

  await page.reload()
  await page.getByRole('button', { name: 'Play (F4)' }).click()
  await expect.poll(async () => Number(await position(page).inputValue())).toBeGreaterThan(10_200)
  await page.keyboard.press('F4')

  await page.getByRole('button', { name: 'More actions on the recording' }).click()
  await page.getByRole('menuitem', { name: 'Keep a copy on this computer' }).click()
  // What is copied already is not offered again.
  await expect(async () => {
    await page.getByRole('button', { name: 'More actions on the recording' }).click()
    const items = await page.getByRole('menuitem').allTextContents()
    await page.keyboard.press('Escape')
    expect(items).not.toContain('Keep a copy on this computer')
  }).toPass()
  await page.evaluate(async () => {
    const own = await navigator.storage.getDirectory()
    await own.removeEntry('delta.wav')
  })
  await page.reload()
  await expect(position(page)).toBeVisible()
  await steps(page).undo()
  await expect(dock(page)).toContainText('The recording “delta.wav” is not where it was.')
})

test('where a browser has no file handles, a recording serves for the session', async ({
  edition: { context, address },
}) => {
  await context.addInitScript(() => Reflect.deleteProperty(window, 'showOpenFilePicker'))
  const page = await context.newPage()
  await page.goto(address)
  await withTranscript(page)
  const file = { name: 'delta.wav', mimeType: 'audio/wav', buffer: Buffer.from(tone(20)) }
  const choose = async (press: () => Promise<void>) => {
    const asked = page.waitForEvent('filechooser')
    await press()
    await (await asked).setFiles(file)
  }
  await choose(() => page.getByRole('menuitem', { name: 'Add a recording…' }).click())
  await expect(dock(page)).toContainText('0:00:20')
  await page.reload()
  await expect(dock(page)).toContainText('The recording “delta.wav” is not where it was.')
  await choose(() => page.getByRole('button', { name: 'Find it…' }).click())
  await expect(position(page)).toBeVisible()
})
