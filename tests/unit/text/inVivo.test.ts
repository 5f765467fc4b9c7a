import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inVivoName } from '#shared/text/inVivo'

describe('the name of a code in vivo', () => {
  test('is the words in one line', () => {
    expect(inVivoName('  hoy por ti,\nmañana  por mí 🙂 ')).toBe('hoy por ti, mañana por mí 🙂')
  })

  test('ends with a whole word where there are too many', () => {
    expect(
      inVivoName(
        'The mine asked for it, and we had no choice but to follow their standard 🙂. At first nobody thought so.',
      ),
    ).toBe('The mine asked for it, and we had no choice but to follow their standard 🙂. At…')
  })

  test('is never longer than 80 characters, nor half a character', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', '🙂', ' ', '\n'), maxLength: 200 })
    fc.assert(
      fc.property(text, (words) => {
        const name = inVivoName(words)
        expect([...name].length).toBeLessThanOrEqual(80)
        expect(() => encodeURIComponent(name)).not.toThrow()
        expect(words.replace(/\s+/g, ' ').trim().startsWith(name.replace(/…$/, ''))).toBe(true)
      }),
    )
  })
})
