import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test, type Veta } from './veta'
import { steps } from './steps'

const CANARY = 'The canary sings at four in the shaft'
const TYPED = 'Nobody may read this either'
const PASSPHRASE = 'lantern copper river'

/** The files below a folder in which words stand, in any of the ways in which browsers write words down. */
async function filesWith(folder: string, words: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const found: string[] = []
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name)
    const bytes = await readFile(path)
    if (bytes.includes(words) || bytes.includes(Buffer.from(words, 'utf16le'))) found.push(path)
  }
  return found
}

async function pasteTranscript(page: Page, text: string) {
  await page.keyboard.press('Control+i')
  await page.getByRole('button', { name: 'Paste a text' }).click()
  await page.getByLabel('Name of the transcript').fill('Delta')
  await page.getByLabel('Text', { exact: true }).fill(text)
  await page.getByRole('button', { name: 'Take this text' }).click()
  await page.getByRole('button', { name: 'Import 1 transcript' }).click()
  await steps(page).openTranscript('Delta')
}

/** Makes an encrypted project by what a person sees. Returns its recovery key. */
async function sealedProject({ page }: Veta): Promise<string> {
  await page.getByRole('button', { name: 'New project' }).click()
  await page.getByLabel('Name of the project').fill('Shafts')
  await page.getByText('Encrypt this project').click()
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await page.getByLabel('Passphrase once more').fill(`${PASSPHRASE}s`)
  await expect(page.getByText('The two passphrases differ.')).toBeVisible()
  await page.getByLabel('Passphrase once more').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Create project' }).click()
  const key = await page.locator('.recovery-key').textContent()
  await expect(page.getByRole('button', { name: 'Create project' })).toBeDisabled()
  // As in the shell, which denies the permission of the clipboard with all others.
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'))
  })
  await page.getByRole('button', { name: 'Copy' }).click()
  await expect(page.getByText('Copied.')).toBeVisible()
  expect(await page.evaluate(() => String(getSelection()).trim())).toBe(key)
  await page.getByText('I have kept the recovery key').click()
  await page.getByRole('button', { name: 'Create project' }).click()
  await expect(page.getByRole('heading', { name: 'Begin with your transcripts' })).toBeVisible()
  return key!
}

test('of an encrypted project nothing can be read on the disk, and it opens with what opens it', async ({
  start,
  folder,
}) => {
  test.setTimeout(180_000)
  const first = await start()
  const recoveryKey = await sealedProject(first)
  await pasteTranscript(first.page, `P1: ${CANARY}. And then it stops.`)
  await steps(first.page).select(CANARY)
  await steps(first.page).code('Warnings')
  await expect(first.page.getByRole('heading', { name: '1 coding here' })).toBeVisible()
  await first.page.keyboard.press('F2')
  await first.page.keyboard.press('Control+End')
  await first.page.keyboard.type(` ${TYPED}.`)
  // A draft is on the disk within a second; leaving makes it a step.
  await first.page.waitForTimeout(1500)
  await first.page.keyboard.press('F2')
  await first.page.getByRole('toolbar', { name: 'Editing' }).waitFor({ state: 'hidden' })
  await first.page.getByRole('button', { name: 'Project', exact: true }).click()
  await first.page.getByRole('menuitem', { name: 'Safe copies…' }).click()
  await first.page.getByRole('button', { name: 'Make a copy now' }).click()
  await expect(first.page.getByText('A safe copy was made.')).toBeVisible()
  await first.page.keyboard.press('Escape')
  const file = join(folder, 'shafts.veta')
  await first.savesTo(file)
  await first.page.keyboard.press('Control+s')
  await expect(first.page.getByText('Saved as shafts.veta.')).toBeVisible()
  await first.close()
  for (const words of [CANARY, TYPED, 'Warnings', PASSPHRASE, recoveryKey]) {
    expect(await filesWith(folder, words), words).toEqual([])
  }

  const { page, chooses } = await start()
  await page.getByRole('button', { name: /^Shafts/ }).click()
  const dialog = page.getByRole('dialog', { name: '“Shafts” is encrypted' })
  await dialog.getByLabel('Passphrase').fill('lantern copper')
  await dialog.getByRole('button', { name: 'Open' }).click()
  await expect(dialog.getByText('That does not open the project.')).toBeVisible()
  // Who closes the dialog while a passphrase is tried has thought better of it.
  await dialog.getByLabel('Passphrase').fill(PASSPHRASE)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.waitForTimeout(1500)
  await page.getByRole('button', { name: /^Shafts/ }).click()
  await dialog.getByLabel('Passphrase').fill(PASSPHRASE)
  await dialog.getByRole('button', { name: 'Open' }).click()
  await steps(page).openTranscript('Delta')
  await expect(page.locator('.ProseMirror')).toContainText(CANARY)
  await expect(page.locator('.ProseMirror')).toContainText(TYPED)
  // What is gathered row by row is gathered from sealed rows too.
  await page.keyboard.press('Control+Shift+f')
  await page.getByRole('searchbox', { name: 'Find in all transcripts' }).fill('canary sings')
  await expect(page.getByText('1 passage in 1 transcript', { exact: true })).toBeVisible()
  await steps(page).go('Matrix')
  await expect(steps(page).cell('Delta', 'Warnings')).toBeVisible()

  await page.getByRole('button', { name: 'Project', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Change the passphrase…' }).click()
  await page.getByLabel('New passphrase').fill('another one altogether')
  await page.getByLabel('Passphrase once more').fill('another one altogether')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText(/^The passphrase was changed/)).toBeVisible()
  // A window that is loaded anew would come back to the project, and has no key any more.
  await page.reload()
  await dialog.getByRole('button', { name: 'Use the recovery key instead' }).click()
  await dialog.getByLabel('Recovery key').fill(recoveryKey.toLowerCase())
  await dialog.getByRole('button', { name: 'Open' }).click()
  await expect(steps(page).cell('Delta', 'Warnings')).toBeVisible()
  await steps(page).go('Transcripts')
  await expect(page.locator('.ProseMirror')).toContainText(CANARY)
  await page.getByRole('button', { name: 'All projects', exact: true }).click()

  await chooses(file)
  await page.getByRole('button', { name: 'Open project file…' }).click()
  const ofFile = page.getByRole('dialog', { name: '“shafts.veta” is encrypted' })
  await ofFile.getByLabel('Passphrase').fill(PASSPHRASE)
  await ofFile.getByRole('button', { name: 'Open' }).click()
  await steps(page).openTranscript('Delta')
  await expect(page.locator('.ProseMirror')).toContainText(CANARY)
})

test('a project that was not encrypted is stored anew, whole, under its passphrase, and back', async ({
  start,
  folder,
}) => {
  test.setTimeout(120_000)
  const veta = await start()
  const { page } = veta
  await steps(page).newProject('Open shafts')
  await pasteTranscript(page, `P1: ${CANARY}. And then it stops.`)
  await steps(page).select(CANARY)
  await steps(page).code('Warnings')
  await page.getByRole('button', { name: 'Project', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Encrypt this project…' }).click()
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await page.getByLabel('Passphrase once more').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Encrypt', exact: true }).click()
  await page.getByText('I have kept the recovery key').click()
  await page.getByRole('button', { name: 'Encrypt', exact: true }).click()
  await expect(page.getByText('The project is encrypted now.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Transcripts' })).toContainText('1 coding')
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('region', { name: 'Transcripts' })).toContainText('not coded')
  await page.getByRole('button', { name: 'All projects', exact: true }).click()
  await expect(page.getByRole('button', { name: /^Open shafts/ })).toHaveCount(1)
  await page.getByRole('button', { name: /^Open shafts/ }).click()
  const dialog = page.getByRole('dialog', { name: '“Open shafts” is encrypted' })
  await dialog.getByLabel('Passphrase').fill(PASSPHRASE)
  await dialog.getByRole('button', { name: 'Open' }).click()
  await steps(page).openTranscript('Delta')
  await expect(page.locator('.ProseMirror')).toContainText(CANARY)
  // Ended as by a crash: nothing of what stood there in the clear may wait for an orderly end.
  await veta.kill()
  expect(await filesWith(folder, CANARY)).toEqual([])

  const { page: again } = await start()
  await again.getByRole('button', { name: /^Open shafts/ }).click()
  await again.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await again.getByRole('button', { name: 'Open', exact: true }).click()
  await again.getByRole('button', { name: 'Project', exact: true }).click()
  await again.getByRole('menuitem', { name: 'Remove the encryption…' }).click()
  await again.getByLabel('Passphrase', { exact: true }).fill('another one')
  await again.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(again.getByText('That is not the passphrase.')).toBeVisible()
  await again.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await again.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(again.getByText('The project is no longer encrypted.')).toBeVisible()
  await again.getByRole('button', { name: 'All projects', exact: true }).click()
  await again.getByRole('button', { name: /^Open shafts/ }).click()
  await steps(again).openTranscript('Delta')
  await expect(again.locator('.ProseMirror')).toContainText(CANARY)
})

test('the words of a project that is not encrypted are found by the same search', async ({
  start,
  folder,
}) => {
  const veta = await start()
  await steps(veta.page).newProject('Open shafts')
  await pasteTranscript(veta.page, `P1: ${CANARY}. And then it stops.`)
  await veta.close()
  expect((await filesWith(folder, CANARY)).length).toBeGreaterThan(0)
})
