import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type Veta } from './veta'
import { importTranscripts, selected, steps } from './steps'

/** Synthetic interviews: one word in many places, and a text on which a careless pattern explodes. */
async function writeInterviews(folder: string): Promise<string> {
  const place = join(folder, 'interviews')
  await mkdir(place, { recursive: true })
  const turns = Array.from({ length: 40 }, (_, i) => [
    `Interviewer: What moved you to innovate, the ${i + 1}th time?`,
    `Luis: We tried and tried again; that is all there is to say about attempt ${i + 1}.`,
  ]).flat()
  const files = {
    'Alpha.txt': [
      'Interviewer: How did the INNOVACIÓN begin?',
      'Luis: The mine asked for it. Innovacion costs money.',
      'Eva: Yes, it does.',
      ...turns,
      'Interviewer: And the last innovación?',
      'Luis: It failed.',
    ],
    'Beta.txt': [
      'Interviewer: Is it an innovación?',
      'Rosa: An innovación, but a small one.',
      'Interviewer: How small?',
      'Rosa: Very small.',
    ],
    'Gamma.txt': [
      'Interviewer: Say a.',
      `Rosa: ${'a'.repeat(60)}!`,
      'Interviewer: Is that all?',
      'Rosa: That is all.',
    ],
  }
  for (const [name, lines] of Object.entries(files))
    await writeFile(join(place, name), lines.join('\n'))
  return place
}

async function openInterviews(veta: Veta, folder: string) {
  await importTranscripts(veta, {
    of: await writeInterviews(folder),
    into: 'Innovations',
    opens: 'Alpha',
  })
  const { page } = veta
  await expect(page.getByRole('textbox', { name: 'Transcript Alpha' })).toBeVisible()
  return page
}

test('words are found in the open transcript, one after the other, and the hit stays selected', async ({
  start,
  folder,
}) => {
  const page = await openInterviews(await start(), folder)
  await page.keyboard.press('Control+f')
  const bar = page.getByRole('search', { name: 'Find in this transcript' })
  const field = bar.getByRole('searchbox')
  await expect(field).toBeFocused()
  await field.fill('innovación')
  await expect(bar.getByRole('status')).toHaveText('1 of 3')
  await expect(page.locator('.hit.current')).toHaveText('INNOVACIÓN')
  await page.keyboard.press('Enter')
  await expect(bar.getByRole('status')).toHaveText('2 of 3')
  await page.keyboard.press('F3')
  await expect(page.locator('.hit.current')).toHaveText('innovación')
  await expect(page.locator('.hit.current')).toBeInViewport()
  await page.keyboard.press('F3')
  await page.keyboard.press('Shift+Enter')
  await expect(bar.getByRole('status')).toHaveText('3 of 3')
  await bar.getByRole('button', { name: 'Match case' }).click()
  await expect(bar.getByRole('status')).toHaveText('1 of 1')
  await page.keyboard.press('Escape')
  await expect(bar).toBeHidden()
  await expect(page.getByRole('textbox', { name: 'Transcript Alpha' })).toBeFocused()
  await expect.poll(() => selected(page)).toBe('innovación')
  await expect(page.locator('.hit')).toHaveCount(0)
})

test('passages are found in all transcripts, opened in their place, and still listed afterwards', async ({
  start,
  folder,
}) => {
  const page = await openInterviews(await start(), folder)
  await page.keyboard.press('Control+Shift+f')
  const field = page.getByRole('searchbox', { name: 'Find in all transcripts' })
  await expect(field).toBeFocused()
  await field.fill('innov*')
  await page.getByRole('button', { name: 'How to search' }).click()
  await page.getByRole('option', { name: 'Wildcards' }).click()
  const count = page.getByText('45 passages in 2 transcripts', { exact: true })
  await expect(count).toBeVisible()
  const list = page.getByRole('region', { name: 'Passages found' })
  await expect(list.getByText('Luis', { exact: true }).first()).toBeVisible()
  await list.getByText('Innovacion', { exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'Transcript Alpha' })).toBeVisible()
  await expect.poll(() => selected(page)).toBe('Innovacion')
  await page.keyboard.press('Control+Shift+f')
  await expect(list.getByText('Luis', { exact: true }).first()).toBeVisible()
  await expect(count).toBeVisible()
})

test('passages that are ticked get a code in one step, which one undo takes back', async ({
  start,
  folder,
}) => {
  const page = await openInterviews(await start(), folder)
  const does = steps(page)
  await page.keyboard.press('Control+Shift+f')
  await page.getByRole('searchbox', { name: 'Find in all transcripts' }).fill('innovacion')
  await expect(page.getByText('5 passages in 2 transcripts', { exact: true })).toBeVisible()
  await page
    .getByRole('checkbox', { name: /^Tick: .*but a small one/ })
    .last()
    .press(' ')
  await expect(page.getByText('4 of 5 ticked')).toBeVisible()
  await page.getByRole('button', { name: 'Choose a code…' }).click()
  await page.getByRole('searchbox', { name: 'Find a code' }).fill('Innovation')
  await page.keyboard.press('Enter')
  await page
    .getByRole('button', { name: 'Code 4 passages in 2 transcripts as “Innovation”' })
    .click()
  await expect(page.getByText('already coded')).toHaveCount(4)
  await expect(page.getByRole('button', { name: /^Undo/ })).toHaveAttribute(
    'aria-label',
    'Undo: Coded 4 passages in 2 transcripts as Innovation',
  )
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(page.getByText('already coded')).toHaveCount(0)
  await does.go('Codebook')
  await expect(page.getByText('Innovation', { exact: true })).toBeHidden()
})

test('ticks stay as they were set while the list is scrolled and while one is away', async ({
  start,
  folder,
}) => {
  const page = await openInterviews(await start(), folder)
  await page.keyboard.press('Control+Shift+f')
  await page.getByRole('searchbox', { name: 'Find in all transcripts' }).fill('attempt')
  await expect(page.getByText('40 of 40 ticked')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Tick all of Alpha' }).press(' ')
  await expect(page.getByText('0 of 40 ticked')).toBeVisible()
  const first = page.getByRole('checkbox', { name: /^Tick: .*attempt 1\./ })
  await first.press(' ')
  await expect(page.getByText('1 of 40 ticked')).toBeVisible()
  const list = page.getByRole('region', { name: 'Passages found' })
  await list.evaluate((element) => element.scrollTo(0, element.scrollHeight))
  await page.getByRole('checkbox', { name: /^Tick: .*attempt 40\./ }).press(' ')
  await expect(first).toBeHidden()
  await steps(page).go('Codebook')
  await page.keyboard.press('Control+Shift+f')
  await expect(page.getByText('2 of 40 ticked')).toBeVisible()
  await list.evaluate((element) => element.scrollTo(0, 0))
  await expect(first).toBeChecked()
  await expect(page.getByRole('checkbox', { name: /^Tick: .*attempt 2\./ })).not.toBeChecked()
  await page.getByRole('button', { name: 'Choose a code…' }).click()
  await page.getByRole('searchbox', { name: 'Find a code' }).fill('Persistence')
  await page.keyboard.press('Enter')
  await page
    .getByRole('button', { name: 'Code 2 passages in 1 transcript as “Persistence”' })
    .click()
  await expect(first).toBeChecked()
  await expect(page.getByText('already coded')).toHaveCount(1)
})

test('what a speaker says and what answers a question is gathered', async ({ start, folder }) => {
  const page = await openInterviews(await start(), folder)
  await page.keyboard.press('Control+Shift+f')
  await page.getByRole('button', { name: 'By speaker' }).click()
  await page.getByRole('button', { name: 'Choose speakers' }).click()
  await page.getByRole('menuitem', { name: 'Rosa' }).click()
  await expect(page.getByText('4 passages in 2 transcripts', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Answers to a question' }).click()
  await page.getByRole('searchbox', { name: 'Answers to a question' }).fill('how innovacion begin')
  await expect(page.getByText('1 passage in 1 transcript', { exact: true })).toBeVisible()
  await expect(page.getByText('How did the INNOVACIÓN begin?')).toBeVisible()
  await expect(
    page.getByRole('button', { name: /The mine asked for it.*Yes, it does/ }),
  ).toBeVisible()
})

test('what a pattern found before it exploded stays, and can be coded', async ({
  start,
  folder,
}) => {
  const page = await openInterviews(await start(), folder)
  await page.keyboard.press('Control+Shift+f')
  await page.getByRole('button', { name: 'How to search' }).click()
  await page.getByRole('option', { name: 'Regular expression' }).click()
  const field = page.getByRole('searchbox', { name: 'Find in all transcripts' })
  await field.fill('(a+)+\\?|innovaci[oó]n, but')
  await expect(page.getByRole('alert')).toContainText('Stopped at “Gamma”')
  await expect(page.getByText('1 passage in 1 transcript', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Choose a code…' }).click()
  await page.getByRole('searchbox', { name: 'Find a code' }).fill('Doubt')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Code 1 passage in 1 transcript as “Doubt”' }).click()
  await expect(page.getByText('already coded')).toHaveCount(1)
  await expect(page.getByText('1 has this code from you already and stays as it is')).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('Stopped at “Gamma”')
})

test('a pattern that explodes is stopped with a message, and the window answers meanwhile', async ({
  start,
  folder,
}) => {
  const page = await openInterviews(await start(), folder)
  await page.keyboard.press('Control+Shift+f')
  const field = page.getByRole('searchbox', { name: 'Find in all transcripts' })
  await page.getByRole('button', { name: 'How to search' }).click()
  await page.getByRole('option', { name: 'Regular expression' }).click()
  await field.fill('(a+')
  await expect(page.getByRole('alert')).toContainText('a parenthesis is not closed, at character 1')
  await field.fill('(a+)+$')
  await expect(page.getByText('Searching…')).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alert')).toHaveText(
    'Stopped at “Gamma”: this pattern needs more than 2 seconds there, perhaps for ever. Make it simpler. What the first 2 of 3 transcripts hold is listed.',
  )
  await field.fill('a{60}')
  await expect(page.getByText('1 passage in 1 transcript', { exact: true })).toBeVisible()
})
