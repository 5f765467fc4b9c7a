/** Windows cuts longer ones, and a cut address is another address. */
const LONGEST = 2000

/**
 * An address as it may be handed to the person's own browser or mail program, or null for one that may not. Only what
 * has been parsed goes out: other programs would read the raw text by rules of their own.
 */
export function outsideAddress(text: string): string | null {
  if (text.length > LONGEST || !URL.canParse(text)) return null
  const url = new URL(text)
  if (url.protocol === 'https:') return url.username || url.password ? null : url.href
  // Some mail programs attach the file that an address names.
  const attaches = [...url.searchParams.keys()].some((key) => /^attach/i.test(key))
  return url.protocol === 'mailto:' && !attaches ? url.href : null
}
