import { expect, type Page } from '@playwright/test'
import { test } from './browserEdition'
import { steps } from './steps'

/** The file system that a page has to itself gives real handles, without a dialog that nobody could answer. */
const answerSaving = () =>
  Object.assign(window, {
    showSaveFilePicker: async () => {
      const own = await navigator.storage.getDirectory()
      return own.getFileHandle('pumps.veta', { create: true })
    },
  })

const inNoFile = (page: Page) => page.getByRole('button', { name: /in no file/ })

test('the browser edition says what is in no file yet, and asks before it closes', async ({
  edition: { context, address },
}) => {
  await context.addInitScript(answerSaving)
  const page = await context.newPage()
  await page.goto(address)
  await steps(page).newProject('Pumps')
  await expect(inNoFile(page)).toContainText('1 step in no file')
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Saved as pumps.veta.')).toBeVisible()
  await expect(inNoFile(page)).toBeHidden()

  await steps(page).go('Codebook')
  await page.getByRole('button', { name: 'New code' }).first().click()
  await page.keyboard.type('Client demand')
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
  await expect(inNoFile(page)).toBeVisible()
  // Browsers ask only where a person has done something on the page.
  const asked = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.accept()
})

test('a file that does not hold what was written is not called saved', async ({
  edition: { context, address },
}) => {
  await context.addInitScript(answerSaving)
  await context.addInitScript(() => {
    const { createWritable } = FileSystemFileHandle.prototype
    let isFirst = true
    FileSystemFileHandle.prototype.createWritable = async function (options) {
      const stream = await createWritable.call(this, options)
      const write = stream.write.bind(stream)
      // A disk that says yes and keeps a part of it, once.
      stream.write = async (data) => {
        const bytes = data as Uint8Array<ArrayBuffer>
        await write(isFirst ? bytes.slice(0, 100) : bytes)
        isFirst = false
      }
      return stream
    }
  })
  const page = await context.newPage()
  await page.goto(address)
  await steps(page).newProject('Pumps')
  await page.keyboard.press('Control+s')
  const notSaved = page.getByText(/does not hold what was written/)
  await expect(notSaved).toBeVisible()
  await expect(inNoFile(page)).toBeVisible()
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Saved as pumps.veta.')).toBeVisible()
  await expect(notSaved).toBeHidden()
})

test('a record that the disk has altered is not shown as if it had been written', async ({
  edition: { context, address },
}) => {
  const page = await context.newPage()
  await page.goto(address)
  await steps(page).newProject('Pumps')
  await steps(page).go('Codebook')
  await page.getByRole('button', { name: 'New code' }).first().click()
  await page.keyboard.type('Client demand')
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByLabel('Definition').fill('Synthetic words of nobody. '.repeat(500))
  await page.getByLabel('Definition').blur()
  await expect(page.getByRole('button', { name: /^Undo: Changed/ })).toBeVisible()
  await page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(request.error!))
      })
    const names = (await indexedDB.databases()).map(({ name }) => name!)
    const name = names.find((one) => one.startsWith('veta-project-'))!
    const database = await answer(indexedDB.open(name))
    const codes = database.transaction('code', 'readwrite').objectStore('code')
    const [code] = (await answer(codes.getAll())) as { definition: string }[]
    await answer(codes.put({ ...code, definition: code!.definition.replace('nobody', 'anybody') }))
    database.close()
  })
  await page.reload()
  await expect(page.getByText(/is not as it was written.*no safe copy here/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Open project file…' })).toBeVisible()
})
