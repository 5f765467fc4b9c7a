import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serialiseProject } from '#shared/formats/projectFile'
import { codedTranscript } from '../bench/codedTranscript'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './veta'
import { importTranscripts } from './steps'
import { writeTranscripts } from './transcripts'

/** Playwright can't open a page of its own in Electron, which axe would use for frames. */
const axeOf = (page: Page) => new AxeBuilder({ page }).setLegacyMode(true).include('.dialog')

test('a corrected transcript takes the place of a coded one, and codings come along or are asked about', async ({
  start,
  folder,
}) => {
  const veta = await start()
  const { page, chooses } = veta
  const does = await importTranscripts(veta, {
    of: await writeTranscripts(folder),
    into: 'Pumps',
    opens: 'Alpha',
  })
  await does.select('The mine asked for it.')
  await does.code('Client demand')
  await does.select('No bank lends for something that does not exist yet.')
  await does.code('Credit')

  const corrected = join(folder, 'Alpha corrected.txt')
  await writeFile(
    corrected,
    [
      'Synthetic interview, written for a test.',
      '',
      'Interviewer [00:00:05]: What moved you to develop the new pump?',
      'P1 [00:00:12]: The mine begged for it. We had no choice but to follow their standard.',
      'Interviewer [00:00:40]: And what held you back?',
      'P1 [00:00:47]: Money.',
    ].join('\n'),
  )
  await page.getByRole('button', { name: 'More actions on Alpha' }).click()
  await page.getByRole('menuitem', { name: 'Import a corrected version…' }).click()
  await chooses(corrected)
  await page.getByRole('button', { name: 'Choose the file…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('2 places differ.')
  await expect(dialog).toContainText('1 is carried with corrected words.')
  await expect(dialog).toContainText('1 needs your decision.')
  await expect(dialog).toContainText('Nothing like it is left in the new text.')
  await page.getByRole('button', { name: 'Take this version' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.locator('.passage')).toHaveText('The mine begged for it.')
  await expect(page.getByRole('region', { name: 'Detached codings' })).toBeVisible()
  await does.undo()
  await expect(page.locator('.ProseMirror')).toContainText('No bank lends')
  await expect(page.getByRole('region', { name: 'Detached codings' })).toBeHidden()

  await test.step('by hand, with the keyboard alone', async () => {
    await page.getByRole('button', { name: 'More actions on Alpha' }).click()
    await page.getByRole('menuitem', { name: 'Import a corrected version…' }).click()
    await page.getByRole('button', { name: 'Choose the file…' }).press('Enter')
    await expect(dialog).toContainText('1 needs your decision.')
    expect((await axeOf(page).analyze()).violations).toEqual([])
    const decision = dialog.getByRole('radiogroup', { name: /^Credit: No bank lends/ })
    await decision.getByRole('radio', { name: 'Detach it' }).focus()
    await page.keyboard.press('ArrowUp')
    await expect(decision.getByRole('radio', { name: 'Place it by hand' })).toBeChecked()
    await expect(dialog).toContainText('1 coding still has no words.')
    await expect(page.getByRole('button', { name: 'Take this version' })).toBeDisabled()
    await decision.getByRole('button', { name: 'Choose the words…' }).press('Enter')

    const field = dialog.getByRole('textbox', { name: 'The corrected text' })
    await expect(field).toBeFocused()
    expect((await axeOf(page).analyze()).violations).toEqual([])
    await page.keyboard.type('not written')
    await expect(field).not.toHaveValue(/not written/)
    await dialog.getByRole('searchbox', { name: 'Find words in the new text' }).fill('MÓNEY')
    await expect(dialog).toContainText('1 place')
    await page.keyboard.press('Enter')
    await expect(field).toBeFocused()
    await expect(dialog).toContainText('Selected: Money')
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Enter')
    await expect(decision).toContainText('Money.')
    await expect(decision.getByRole('button', { name: 'Choose other words…' })).toBeFocused()
    await page.getByRole('button', { name: 'Take this version' }).press('Enter')
    await expect(dialog).toBeHidden()
    await expect(page.locator('.passage', { hasText: 'Money.' })).toHaveText('Money.')
    await expect(page.getByRole('region', { name: 'Detached codings' })).toBeHidden()
    await does.undo()
    await expect(page.locator('.ProseMirror')).toContainText('No bank lends')
  })
})

test('a coding placed by hand begins at the suggestion, which Enter takes', async ({
  start,
  folder,
}) => {
  const veta = await start()
  const { page, chooses } = veta
  const does = await importTranscripts(veta, {
    of: await writeTranscripts(folder),
    into: 'Pumps',
    opens: 'Alpha',
  })
  await does.select('No bank lends for something that does not exist yet.')
  await does.code('Credit')
  const corrected = join(folder, 'Alpha corrected.txt')
  await writeFile(
    corrected,
    [
      'Synthetic interview, written for a test.',
      '',
      'Interviewer [00:00:05]: No bank lends for something that does not exist yet, they say. What moved you?',
      'P1 [00:00:12]: The mine asked for it. We had no choice but to follow their standard.',
      'Interviewer [00:00:40]: And what held you back?',
      'P1 [00:00:47]: [inaudible]',
    ].join('\n'),
  )
  await page.getByRole('button', { name: 'More actions on Alpha' }).click()
  await page.getByRole('menuitem', { name: 'Import a corrected version…' }).click()
  await chooses(corrected)
  await page.getByRole('button', { name: 'Choose the file…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('1 needs your decision.')
  await dialog.getByText('Place it by hand').click()
  await dialog.getByRole('button', { name: 'Choose the words…' }).click()
  await expect(dialog).toContainText(/Selected: No bank lends/)
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('button', { name: 'Choose other words…' })).toBeFocused()
  await page.getByRole('button', { name: 'Take this version' }).click()
  // For a moment the passage is still drawn over two lines of the former text.
  await expect
    .poll(async () => (await page.locator('.passage').allTextContents()).join('|'))
    .toContain('No bank lends')
})

test('two long texts with nothing in common are compared without an end of the app, and it can be stopped', async ({
  start,
  folder,
}) => {
  test.setTimeout(180_000)
  const file = join(folder, 'long.veta')
  const records = codedTranscript(350_000, 300, 1)
  await writeFile(file, serialiseProject({ records, journal: [] }, Date.UTC(2026, 0, 20)))
  const other = join(folder, 'other.txt')
  await writeFile(other, 'Jamás hubo nada semejante, dicho sea de paso.\n'.repeat(45_000))
  const { page, chooses } = await start()
  await chooses(file)
  await page.getByRole('button', { name: 'Open project file…' }).click()
  await page.getByRole('button', { name: 'More actions on Large' }).click()
  await page.getByRole('menuitem', { name: 'Import a corrected version…' }).click()
  await chooses(other)
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Choose the file…' }).click()
  await dialog.getByRole('button', { name: 'Stop' }).click()
  await expect(dialog).toContainText('Choose the corrected file.')
  await page.getByRole('button', { name: 'Choose the file…' }).click()
  await expect(dialog.getByRole('progressbar')).toHaveAttribute('aria-valuenow', /\d/, {
    timeout: 60_000,
  })
  await expect(dialog).toContainText('Hardly anything of the old text is in this one.', {
    timeout: 120_000,
  })
  await expect(dialog).toContainText('300 need your decision.')
  await expect(dialog).toContainText('The first 30 of 300 are shown.')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.locator('.ProseMirror')).toBeVisible()
})
