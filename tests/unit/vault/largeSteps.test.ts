import { expect, test } from 'vitest'
import { createTranslator } from '#shared/messages/translate'
import { isLargeStep, largeSteps } from '#shared/vault/largeSteps'
import { whyOf } from '../../../src/renderer/views/safety/wording'

test('every large step has words of its own in the list of safe copies', () => {
  for (const locale of ['en', 'es'] as const) {
    const t = createTranslator(locale)
    const words = [...largeSteps].map((command) => whyOf(command, t))
    expect(new Set(words).size).toBe(largeSteps.size)
    expect(words.join()).not.toContain('safety.')
  }
})

test('a large step that is taken back or done again is none: what was before it is kept already', () => {
  expect(isLargeStep({ kind: 'do', command: 'mergeCodes' })).toBe(true)
  expect(isLargeStep({ kind: 'undo', command: 'mergeCodes' })).toBe(false)
  expect(isLargeStep({ kind: 'do', command: 'codePassage' })).toBe(false)
})
