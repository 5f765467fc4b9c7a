import { readFile, truncate, writeFile } from 'node:fs/promises'
import type { Random } from '../bench/random'

/** What happens to files on a disk that is failing. */
export const harms = ['flip', 'truncate', 'zero'] as const
export type Harm = (typeof harms)[number]

const PAGE = 4096

/** Flips a bit, cuts the end off or zeroes a page, somewhere. Returns what was done, in words. */
export async function harm(path: string, how: Harm, chance: Random): Promise<string> {
  const bytes = await readFile(path)
  if (how === 'truncate') {
    const left = chance.below(bytes.length)
    await truncate(path, left)
    return `cut to ${left} of ${bytes.length} bytes`
  }
  const at = chance.below(bytes.length)
  if (how === 'flip') {
    bytes[at]! ^= 1 << chance.below(8)
    await writeFile(path, bytes)
    return `a bit of byte ${at} flipped`
  }
  const page = at - (at % PAGE)
  // Zeroes over zeroes are no harm.
  const hit = bytes.subarray(page, page + PAGE)
  if (hit.every((byte) => byte === 0)) return harm(path, 'flip', chance)
  hit.fill(0)
  await writeFile(path, bytes)
  return `the page at ${page} zeroed`
}
