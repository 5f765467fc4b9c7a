import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { parseProject } from '#shared/formats/projectFile'
import { steps } from './steps'
import { expect, test } from './veta'

// A synthetic talk: nobody in it exists.
const TALK = [
  'Zenobia: I met Ignacio Quispe at the mine, and Ignacio’s brother too.',
  'Interviewer: And the Quispes stayed?',
  'Zenobia: Ignacio stayed. He grew a rosa there; Rosa did not.',
].join('\n')
const PASSPHRASE = 'lantern copper river'

async function pasted(page: Page) {
  const does = steps(page)
  await does.newProject('Talks')
  await page.keyboard.press('Control+i')
  await page.getByRole('button', { name: 'Paste a text' }).click()
  await page.getByLabel('Name of the transcript').fill('Zenobia, first talk')
  await page.getByLabel('Text', { exact: true }).fill(TALK)
  await page.getByRole('button', { name: 'Take this text' }).click()
  await page.getByRole('button', { name: 'Import 1 transcript' }).click()
  await does.openTranscript('Zenobia, first talk')
  return does
}

async function openDialog(page: Page) {
  await page.getByRole('button', { name: 'Project', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Pseudonyms…' }).click()
}

const row = (page: Page, i: number) => ({
  name: page.getByRole('textbox', { name: 'Real name' }).nth(i),
  forms: page.getByRole('textbox', { name: 'Further forms' }).nth(i),
  pseudonym: page.getByRole('textbox', { name: 'Pseudonym' }).nth(i),
})

test('names give way to pseudonyms everywhere, are looked for in what goes out, and come back with the key', async ({
  start,
  folder,
}) => {
  test.setTimeout(240_000)
  const veta = await start()
  const { page } = veta
  const does = await pasted(page)
  const text = page.getByRole('textbox', { name: /^Transcript/ })
  await does.select('I met Ignacio Quispe')
  await does.code('Meetings')

  await openDialog(page)
  const look = page.getByRole('button', { name: 'Look at the places…' })
  await expect(look).toBeDisabled()
  await row(page, 0).name.fill('Ignacio Quispe')
  await row(page, 0).pseudonym.fill('Bruno Rojas')
  // What else of the name stands in the project is offered.
  await page.getByRole('button', { name: /^Add Ignacio to the further forms/ }).click()
  await row(page, 0).forms.fill('Ignacio, Quispe')
  await page.getByRole('button', { name: 'Add a name' }).click()
  await row(page, 1).name.fill('Rosa')
  await row(page, 1).pseudonym.fill('Carmen')
  await page.getByRole('button', { name: 'Add a name' }).click()
  await page.getByRole('button', { name: 'Remove “”' }).press('Enter')
  await expect(row(page, 1).name).toBeFocused()
  await page.getByRole('button', { name: 'From speakers' }).click()
  await page.getByRole('menuitem', { name: 'Zenobia' }).click()
  await row(page, 2).pseudonym.fill('P1')
  await expect(page.getByRole('row', { name: /^Ignacio.*4 places/ })).toBeVisible()
  await look.click()

  // What may be another word waits for a tick; the rest waits for one to be taken away.
  const doubtful = page.getByRole('checkbox', { name: /^Replace rosa here/ })
  await expect(doubtful).not.toBeChecked()
  await page.getByRole('checkbox', { name: /^Replace Ignacio here:.*stayed\. He/ }).focus()
  await page.keyboard.press('Space')
  await page.getByText(/^Only what may be another word/).click()
  await expect(doubtful).toBeVisible()
  await expect(page.getByRole('checkbox', { name: /^Replace Rosa here/ })).toBeHidden()
  const replace = page.getByRole('button', { name: /^Replace in 8 places…$/ })
  await replace.click()
  await expect(page.getByText(/The history of this project keeps the texts/)).toBeVisible()
  await page.getByLabel('Passphrase of the key').fill(PASSPHRASE)
  await page.getByLabel('Passphrase once more').fill(PASSPHRASE)
  const key = join(folder, 'Talks.vetakey')
  await veta.savesTo(key)
  await page.getByRole('button', { name: 'Save the key and replace' }).click()
  await expect(page.getByRole('heading', { name: 'The names were replaced' })).toBeVisible()
  const sealed = (await readFile(key)).toString('latin1')
  for (const word of ['Ignacio', 'Quispe', 'Zenobia', 'Rojas']) expect(sealed).not.toContain(word)

  // One name is left in it, and the person hears of it before the copy is written.
  const copy = join(folder, 'copy.veta')
  await veta.savesTo(copy)
  await page.getByRole('button', { name: 'Save a copy without history…' }).click()
  const left = page.getByRole('dialog', { name: 'Real names are left in it' })
  await expect(left.getByRole('listitem').filter({ hasText: 'Ignacio Quispe' })).toContainText(
    'once',
  )
  await expect(left.getByRole('listitem').filter({ hasText: 'Rosa' })).toContainText('once')
  await left.getByRole('button', { name: 'Write it all the same' }).click()
  await expect(page.getByText('Saved as copy.veta, without history.')).toBeVisible()
  const written = await parseProject(new Uint8Array(await readFile(copy)))
  if (!written.ok) throw new Error(written.problem.key)
  expect(written.journal).toEqual([])
  expect(JSON.stringify(written.records)).not.toMatch(/Quispe|Zenobia/)
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('button', { name: 'Project', exact: true })).toBeFocused()

  await expect(text).toContainText('I met Bruno Rojas at the mine, and Bruno Rojas’s brother too.')
  await expect(text).toContainText('And the Bruno Rojas stayed?')
  await expect(text).toContainText('He grew a rosa there; Carmen did not.')
  await expect(page.getByRole('button', { name: 'P1, first talk' }).first()).toBeVisible()
  await does.undo()
  await expect(text).toContainText('I met Ignacio Quispe at the mine')
  await does.redo()
  await expect(text).toContainText('I met Bruno Rojas at the mine')

  // An export without a name goes out unasked; the history, in which they are, does not.
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await dialog.getByRole('radio', { name: /^Codebook/ }).focus()
  await page.keyboard.press('Space')
  await veta.savesTo(join(folder, 'codes.docx'))
  await dialog.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(page.getByText('Exported as codes.docx.')).toBeVisible()
  await page.keyboard.press('Control+Shift+s')
  await expect(left.getByText(/in the history\.$/)).toBeVisible()
  await left.getByRole('button', { name: 'Go back' }).click()
  await expect(left).toBeHidden()
  await veta.close()

  const second = await start()
  await second.page.getByRole('button', { name: /Talks/ }).first().click()
  await steps(second.page).openTranscript('P1, first talk')
  // As long as the key is not open, nobody can look for names in what goes out, and that is said.
  await second.page.keyboard.press('Control+Shift+s')
  const closed = second.page.getByRole('dialog', { name: 'The key of the pseudonyms is not open' })
  await second.chooses(key)
  await closed.getByRole('button', { name: 'Open the key…' }).click()
  await second.page.getByRole('button', { name: 'Open a key…' }).click()
  await second.page.getByLabel('Passphrase', { exact: true }).fill('another one')
  await second.page.getByRole('button', { name: 'Open the key' }).click()
  await expect(second.page.getByText('That does not open the key.')).toBeVisible()
  await second.page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await second.page.getByRole('button', { name: 'Open the key' }).click()
  await second.page.getByRole('button', { name: 'Bring real names back…' }).click()
  await expect(second.page.getByText(/^8 places get their real names back/)).toBeVisible()
  await second.page.getByRole('button', { name: 'Bring them back' }).click()
  const restored = second.page.getByRole('textbox', { name: 'Transcript Zenobia, first talk' })
  await expect(restored).toContainText(
    'I met Ignacio Quispe at the mine, and Ignacio’s brother too.',
  )
  await expect(restored).toContainText('And the Quispes stayed?')
})
