import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { recordMain, startRecorder, tryToLoad } from './recorder'
import { expect, test } from './veta'
import { steps } from './steps'
import { writeTranscripts } from './transcripts'

test('a study goes from a folder of transcripts to a matrix, an export and a project file, and asks nothing of any network', async ({
  start,
  folder,
}) => {
  const recorder = await startRecorder()
  const interviews = await writeTranscripts(folder)
  const { app, page, chooses, savesTo } = await start('en', recorder.switches)
  const dialled = await recordMain(app)
  const does = steps(page)
  await does.newProject('Pumps')

  await page.keyboard.press('Control+i')
  await chooses(interviews)
  await page.getByRole('button', { name: 'Choose a folder…' }).click()
  await expect(page.getByText('“empty.txt” is empty.')).toBeVisible()
  await expect(page.getByText('“broken.docx” is damaged')).toBeVisible()
  await page.getByRole('button', { name: 'Import 2 transcripts' }).click()
  await expect(page.getByRole('heading', { name: '2 transcripts' })).toBeVisible()

  await does.openTranscript('Alpha')
  await does.select('The mine asked for it.')
  await does.code('Client demand')
  await does.select('No bank lends for something that does not exist yet.')
  await does.code('Credit')
  await does.openTranscript('Beta')
  await does.select('A call is worth more than a tender.')
  await page.keyboard.press('i')
  await expect(page.getByRole('treegrid', { name: 'Codes' }).getByRole('row')).toHaveCount(3)

  await does.go('Matrix')
  await expect(does.cell('Alpha', 'Client demand')).toHaveAccessibleName(
    'Alpha, Client demand: present, 1 passage',
  )
  await expect(does.cell('Beta', 'Client demand')).toHaveAccessibleName(
    'Beta, Client demand: not examined, no passages',
  )
  await does.cell('Alpha', 'Client demand').click()
  const evidence = page.getByRole('complementary', { name: 'Evidence' })
  await expect(evidence.getByText('The mine asked for it.')).toBeVisible()
  await evidence.getByRole('button', { name: 'Show in transcript' }).click()
  await expect(page.locator('.ProseMirror')).toContainText('The mine asked for it.')
  await expect(page.getByRole('heading', { name: '1 coding here' })).toBeVisible()

  await does.go('Excerpts')
  await page.getByRole('button', { name: 'Export…' }).click()
  await page.getByRole('button', { name: /Excel workbook/ }).click()
  await page.getByRole('option', { name: /Plain table/ }).click()
  await savesTo(join(folder, 'excerpts.csv'))
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(page.getByText('Exported as excerpts.csv.')).toBeVisible()
  const csv = await readFile(join(folder, 'excerpts.csv'), 'utf8')
  expect(csv).toContain('The mine asked for it.')
  expect(csv).toContain('Client demand')
  expect(csv.trim().split('\r\n')).toHaveLength(4)

  await savesTo(join(folder, 'pumps.veta'))
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Saved as pumps.veta.')).toBeVisible()

  // A double click on a file while a project is open: the system starts the app again, which hands it over.
  const openFromOutside = () =>
    app.evaluate(
      ({ app: itself }, path) => itself.emit('second-instance', {}, ['veta', path], '/'),
      join(folder, 'pumps.veta'),
    )
  const asked = page.getByRole('dialog', { name: 'Open “pumps.veta”?' })
  await openFromOutside()
  await asked.getByRole('button', { name: 'Cancel' }).click()
  await openFromOutside()
  await asked.getByRole('button', { name: 'Close and open' }).click()
  await expect(asked).toBeHidden()
  await expect(page.getByRole('heading', { name: '2 transcripts' })).toBeVisible()
  await page.getByRole('button', { name: 'All projects' }).first().click()
  await expect(page.locator('.project-line')).toHaveCount(2)

  expect(recorder.seen).toEqual([])
  expect(await dialled()).toEqual([])

  // Nothing is worth that unless a request would have been seen, and one is stopped before it gets that far.
  expect(await tryToLoad(app, 'http://canary.invalid/stopped')).toBe('failed')
  expect(recorder.seen).toEqual([])
  await tryToLoad(app, 'http://canary.invalid/seen', { forbidden: false })
  await tryToLoad(app, 'https://canary.invalid/', { forbidden: false })
  expect(recorder.seen).toContain('GET http://canary.invalid/seen')
  expect(recorder.seen).toContain('CONNECT canary.invalid:443')
  await app.evaluate((_electron, address) => void fetch(address), recorder.address)
  await expect.poll(dialled).not.toEqual([])
  recorder.close()
})
