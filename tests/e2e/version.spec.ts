import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './veta'
import { importTranscripts } from './steps'
import { writeTranscripts } from './transcripts'

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
  await expect(dialog).toContainText('Nothing like it is left.')
  await page.getByRole('button', { name: 'Take this version' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.locator('.passage')).toHaveText('The mine begged for it.')
  await expect(page.getByRole('region', { name: 'Detached codings' })).toBeVisible()
  await does.undo()
  await expect(page.locator('.ProseMirror')).toContainText('No bank lends')
  await expect(page.getByRole('region', { name: 'Detached codings' })).toBeHidden()
})
