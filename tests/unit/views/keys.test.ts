import { describe, expect, test } from 'vitest'
import { catalogues, locales } from '#shared/messages/catalogue'
import {
  actions,
  places,
  type Action,
  type ActionId,
} from '../../../src/renderer/views/keys/actions'
import {
  actionFor,
  chordGiven,
  holderOf,
  keysOf,
  swapped,
  withKeys,
  type KeyChoices,
} from '../../../src/renderer/views/keys/bindings'
import { chordsOf, isReserved, type Pressed } from '../../../src/renderer/views/keys/chord'

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
const press = (key: string, code: string, held: Partial<Pressed> = {}): Pressed => ({
  key,
  code,
  ...none,
  ...held,
})
const altGraph = { getModifierState: (name: string) => name === 'AltGraph' }
const action = (id: ActionId): Action => actions.find((one) => one.id === id)!
const on = (choices: KeyChoices = {}, singleKeys = true) => ({ choices, singleKeys })

describe('the table of keys', () => {
  test('gives no key two meanings in one place, nor one that has a meaning of its own', () => {
    for (const one of actions) {
      for (const key of one.keys) {
        expect(holderOf({}, one.id, key)?.id, `${key} of ${one.id}`).toBeUndefined()
        expect(isReserved(key), key).toBe(false)
      }
    }
    expect(new Set(actions.map(({ id }) => id)).size).toBe(actions.length)
  })

  test('has words for every action in both languages, no two alike', () => {
    for (const locale of locales) {
      const words = actions.map(({ message }) => catalogues[locale][message])
      expect(words.every((word) => word !== undefined && word !== '')).toBe(true)
      for (const place of places) {
        const said = actions.filter((one) => one.place === place).map(({ message }) => message)
        const shown = said.map((message) => catalogues[locale][message])
        expect(new Set(shown).size, `${locale}, ${place}`).toBe(shown.length)
      }
    }
  })

  test('has every key that the design of the interface names', () => {
    const named = [...'/.IMJKU[]123456789', 'Ctrl+K', '?']
    const taken = actions.flatMap(({ keys }) => keys)
    expect(named.filter((key) => !taken.includes(key))).toEqual([])
  })
})

describe('a pressed key', () => {
  test.each([
    [press('j', 'KeyJ'), 'J'],
    [press('J', 'KeyJ', { shiftKey: true }), 'Shift+J'],
    [press('J', 'KeyJ'), 'J'],
    [press('?', 'Slash', { shiftKey: true }), '?'],
    [press('1', 'Digit1', { shiftKey: true }), '1'],
    [press('k', 'KeyK', { metaKey: true }), 'Ctrl+K'],
    [press('Z', 'KeyZ', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+Z'],
    [press('F2', 'F2'), 'F2'],
    [press(' ', 'Space'), 'Space'],
    [press('ñ', 'Semicolon'), 'Ñ'],
  ])('goes by what is typed with it: %#', (event, chord) => {
    expect(chordsOf(event)[0]).toBe(chord)
  })

  test('is the same where a bracket is typed with AltGr, or with Option on a Mac', () => {
    const spanish = press('[', 'BracketLeft', { ctrlKey: true, altKey: true, ...altGraph })
    expect(actionFor(spanish, 'transcript', on())).toBe('endEarlierWord')
    const german = press('[', 'Digit5', { altKey: true })
    expect(actionFor(german, 'transcript', on())).toBe('endEarlierWord')
    const spanishMac = press('[', 'BracketLeft', { altKey: true })
    expect(chordsOf(spanishMac, true)).toEqual(['[', 'Alt+['])
    expect(chordsOf(spanishMac, false)).toEqual(['Alt+['])
  })

  test('is a bracket also where AltGr is told as Ctrl and Alt, unless that is a key of its own', () => {
    const told = press('[', 'BracketLeft', { ctrlKey: true, altKey: true })
    expect(actionFor(told, 'transcript', on())).toBe('endEarlierWord')
    const own = withKeys({}, 'sentence', ['Ctrl+Alt+['])
    expect(actionFor(told, 'transcript', on(own))).toBe('sentence')
  })

  test.each([
    ['Spanish', [press('-', 'Slash'), press('+', 'BracketRight')]],
    ['Latin American', [press('-', 'Slash'), press('+', 'BracketRight')]],
    ['English', [press('-', 'Minus'), press('+', 'Equal', { shiftKey: true })]],
    ['German', [press('-', 'Slash'), press('+', 'BracketRight')]],
    ['numeric', [press('-', 'NumpadSubtract'), press('+', 'NumpadAdd')]],
  ])('moves ends without AltGr on a %s keyboard', (_layout, events) => {
    expect(events.map((event) => actionFor(event, 'transcript', on()))).toEqual([
      'endEarlierWord',
      'endLaterWord',
    ])
  })

  test('moves either end by word and sentence without Alt, AltGr or Option on a Spanish keyboard', () => {
    const shift = { shiftKey: true }
    const keys: [Pressed, string][] = [
      [press('-', 'Slash'), 'endEarlierWord'],
      [press('_', 'Slash', shift), 'endEarlierSentence'],
      [press('+', 'BracketRight'), 'endLaterWord'],
      [press('*', 'BracketRight', shift), 'endLaterSentence'],
      [press('<', 'IntlBackslash'), 'startEarlierWord'],
      [press('>', 'IntlBackslash', shift), 'startLaterWord'],
      [press(';', 'Comma', shift), 'startEarlierSentence'],
      [press(':', 'Period', shift), 'startLaterSentence'],
    ]
    for (const [event, id] of keys) expect(actionFor(event, 'transcript', on()), id).toBe(id)
  })

  test('with Alt goes by its place where Alt makes another character of it, or none', () => {
    const mac = press('“', 'BracketLeft', { altKey: true })
    expect(actionFor(mac, 'transcript', on())).toBe('startEarlierWord')
    const macShift = press('”', 'BracketLeft', { altKey: true, shiftKey: true })
    expect(actionFor(macShift, 'transcript', on())).toBe('startEarlierSentence')
    const dead = press('Dead', 'KeyR', { altKey: true })
    expect(actionFor(dead, 'transcript', on())).toBe('recodeAll')
    const cyrillic = press('л', 'KeyK', { ctrlKey: true })
    expect(actionFor(cyrillic, 'everywhere', on())).toBe('palette')
    const dvorak = press('t', 'KeyK', { ctrlKey: true })
    expect(actionFor(dvorak, 'everywhere', on())).toBeNull()
  })

  test('alone means nothing when single keys are off; with Ctrl, Alt or as F2 it goes on', () => {
    const off = on({}, false)
    expect(actionFor(press('j', 'KeyJ'), 'transcript', off)).toBeNull()
    expect(actionFor(press('J', 'KeyJ', { shiftKey: true }), 'transcript', off)).toBeNull()
    expect(actionFor(press('?', 'Slash', { shiftKey: true }), 'everywhere', off)).toBeNull()
    expect(actionFor(press('[', 'BracketLeft', { altKey: true }), 'transcript', off)).toBe(
      'startEarlierWord',
    )
    expect(actionFor(press('k', 'KeyK', { ctrlKey: true }), 'everywhere', off)).toBe('palette')
    expect(actionFor(press('F2', 'F2'), 'transcript', off)).toBe('edit')
  })

  test('that is only a modifier is none', () => {
    expect(chordsOf(press('Shift', 'ShiftLeft', { shiftKey: true }))).toEqual([])
    expect(chordsOf(press('Control', 'ControlLeft', { ctrlKey: true }))).toEqual([])
  })
})

describe('giving an action another key', () => {
  test('moves the meaning, and forgets it when it is what it was', () => {
    const choices = withKeys({}, 'sentence', ['Q'])
    expect(actionFor(press('q', 'KeyQ'), 'transcript', on(choices))).toBe('sentence')
    expect(actionFor(press('s', 'KeyS'), 'transcript', on(choices))).toBeNull()
    expect(withKeys(choices, 'sentence', ['S'])).toEqual({})
  })

  test('is what is typed where that means something already, and else the key itself', () => {
    const spanishMac = press('[', 'BracketLeft', { altKey: true })
    expect(chordsOf(spanishMac, true)[0]).toBe('[')
    const euro = press('€', 'KeyE', { altKey: true })
    expect(chordGiven({}, 'sentence', euro)).toBe('Alt+E')
    const german = press('[', 'Digit5', { altKey: true })
    expect(chordGiven({}, 'sentence', german)).toBe('[')
    expect(chordGiven({}, 'endEarlierWord', german)).toBe('[')
    const altGr = press('[', 'BracketLeft', { ctrlKey: true, altKey: true, ...altGraph })
    expect(chordGiven({}, 'sentence', altGr)).toBe('[')
    const told = press('[', 'BracketLeft', { ctrlKey: true, altKey: true })
    expect(holderOf({}, 'sentence', chordGiven({}, 'sentence', told)!)?.id).toBe('endEarlierWord')
  })

  test('that another has is seen, also across places that lie over one another', () => {
    expect(holderOf({}, 'sentence', 'J')?.id).toBe('nextParagraph')
    expect(holderOf({}, 'sentence', 'Ctrl+K')?.id).toBe('palette')
    expect(holderOf({}, 'palette', 'J')?.id).toBe('nextParagraph')
    const freed = withKeys({}, 'nextParagraph', ['W'])
    expect(holderOf(freed, 'sentence', 'J')).toBeUndefined()
    expect(holderOf(freed, 'sentence', 'W')?.id).toBe('nextParagraph')
  })

  test('swaps the two keys, and no key then has two meanings', () => {
    for (const one of actions) {
      for (const other of actions) {
        const [wanted] = keysOf({}, other)
        if (one === other || wanted === undefined || !holderOf({}, one.id, wanted)) continue
        const choices = swapped({}, one, wanted)
        expect(keysOf(choices, one)).toEqual([wanted])
        for (const { id } of [one, other]) {
          for (const key of keysOf(choices, action(id)))
            expect(holderOf(choices, id, key), `${one.id} ↔ ${other.id}: ${key}`).toBeUndefined()
        }
      }
    }
    const choices = swapped({}, action('sentence'), 'J')
    expect(keysOf(choices, action('nextParagraph'))).toEqual(['S'])
  })
})
