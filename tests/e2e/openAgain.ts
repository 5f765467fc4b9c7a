import { expect, type Page } from '@playwright/test'

/** Opens a project after something has happened to what is stored of it, by whatever way the app offers, and says which way that was. */
export async function openAgain(page: Page, project: string): Promise<string> {
  const listed = page.getByRole('button', { name: new RegExp(`^${project}`) })
  const found = page.getByRole('heading', { name: 'Found in the safe copies' })
  const broken = page.getByRole('button', { name: 'Begin anew' })
  await expect(listed.or(found).or(broken).first()).toBeVisible()
  if (await broken.isVisible()) {
    await broken.click()
    await expect(found).toBeVisible()
  }
  if (await found.isVisible()) {
    await page.getByRole('button', { name: 'Restore' }).click()
    return 'found in the safe copies'
  }
  await listed.click()
  const list = page.getByRole('region', { name: 'Transcripts' })
  const decide = page.getByRole('heading', { name: /needs a decision$/ })
  await expect(list.or(decide).first()).toBeVisible()
  if (await list.isVisible()) return 'nothing told'
  await page.getByRole('button', { name: 'Restore the safe copy' }).click()
  await expect(decide).toBeHidden()
  return 'restored from the vault'
}
