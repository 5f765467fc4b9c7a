import type { Span } from './anchor'

/** How a letter may be written: with or without accents, large or small. Its marks count with it. */
const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A pattern of words that are as long as the name; which of them are the name is seen when they are folded. */
function patternOf(name: string): RegExp {
  const letters = [...folded(name.trim())].map((letter) => {
    if (/\s/u.test(letter)) return '\\s+'
    return /\p{L}/u.test(letter) ? '\\p{L}\\p{M}*' : escaped(letter)
  })
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${letters.join('')}(?![\\p{L}\\p{M}\\p{N}])`, 'giu')
}

/** Every place where a name stands as words of its own, whatever its accents and capitals; none for an empty name. */
export function occurrencesOf(text: string, name: string): Span[] {
  const wanted = folded(name.trim()).replace(/\s+/g, ' ')
  if (wanted === '') return []
  return [...text.matchAll(patternOf(name))]
    .filter(([found]) => folded(found).replace(/\s+/g, ' ') === wanted)
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
}
