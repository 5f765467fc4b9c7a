/** What of a pressed key tells which one is meant. */
export interface Pressed {
  key: string
  /** The place of the key on the keyboard, whatever its layout, e.g. "BracketLeft". */
  code: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
  getModifierState?: (name: string) => boolean
}

/** What is printed on the keys of a plain keyboard, for when Alt makes another character of them. */
const printed: Record<string, [plain: string, shifted: string]> = {
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Slash: ['/', '?'],
  Period: ['.', '>'],
  Comma: [',', '<'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
}

const modifiers = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Dead', ''])

/** A key without its modifiers: letters in capitals, anything else as it is typed. */
const nameOf = (key: string): string =>
  key === ' ' ? 'Space' : [...key].length === 1 ? key.toUpperCase() : key

/** Shift is named only where it isn't part of the character: “?” is “?” on every keyboard. */
function written(key: string, { shift, ctrl, alt }: Record<'shift' | 'ctrl' | 'alt', boolean>) {
  const name = nameOf(key)
  const ownShift = [...name].length > 1 || /\p{L}/u.test(name)
  return [ctrl && 'Ctrl', alt && 'Alt', shift && ownShift && 'Shift', name]
    .filter(Boolean)
    .join('+')
}

function keyOfPlace(code: string, shift: boolean): string | null {
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? []
  const [, digit] = /^Digit(\d)$/.exec(code) ?? []
  return letter ?? digit ?? printed[code]?.[shift ? 1 : 0] ?? null
}

export const isMac = typeof navigator !== 'undefined' && /Mac/i.test(navigator.userAgent)

/** AltGr is how some layouts type “[” at all: then it is part of the character. */
export const isTyped = (event: Pressed): boolean => event.getModifierState?.('AltGraph') === true

/**
 * The names that a pressed key may go by, the likeliest first, e.g. "Ctrl+K", "Shift+J", "?". Ctrl stands for the
 * Command key too. What counts is the character that is typed, so that a key means the same on every layout; with Alt
 * or Ctrl held, where that may be no Latin letter or none at all, the place of the key counts as well.
 */
export function chordsOf(event: Pressed, mac = isMac): string[] {
  const typing = isTyped(event)
  const ctrl = (event.ctrlKey || event.metaKey) && !typing
  const alt = event.altKey && !typing
  const shift = event.shiftKey
  const place = keyOfPlace(event.code, shift)
  const named = !modifiers.has(event.key)
  const latin = /^[a-z\d]$/i.test(event.key)
  const symbol = [...event.key].length === 1 && !/[\p{L}\p{N}\s]/u.test(event.key)
  // So is Option on a Mac; elsewhere a symbol that isn't printed on the key was typed with Alt.
  const printedThere = printed[event.code]?.includes(event.key) === true
  const composed = alt && !ctrl && symbol && (mac || !printedThere)
  // Some systems say no more of AltGr than that Ctrl and Alt are held.
  const perhapsAltGr = ctrl && alt && symbol && !mac
  const alone = { ctrl: false, alt: false, shift }
  return [
    ...new Set([
      ...(composed ? [written(event.key, alone)] : []),
      ...(named ? [written(event.key, { ctrl, alt, shift })] : []),
      ...(place && !latin && (alt || ctrl) ? [written(place, { ctrl, alt, shift })] : []),
      ...(perhapsAltGr ? [written(event.key, alone)] : []),
    ]),
  ]
}

/** Whether a key is pressed by itself or with Shift alone: such keys can be switched off. */
export const isSingle = (chord: string): boolean =>
  !/^(Ctrl|Alt)\+/.test(chord) && !/^(Shift\+)?F\d+$/.test(chord)

const ownMeaning = new Set(
  ['Tab', 'Enter', 'Escape', 'Backspace', 'Delete', 'Home', 'End', 'PageUp', 'PageDown']
    .concat(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'])
    .flatMap((key) => [key, `Shift+${key}`, `Ctrl+${key}`, `Ctrl+Shift+${key}`])
    .concat(['Ctrl+C', 'Ctrl+X', 'Ctrl+V', 'Ctrl+A', 'Ctrl+Q', 'Ctrl+W', 'Alt+F4']),
)

/** Whether a key means something in every text and window, and so can't be given to an action. */
export const isReserved = (chord: string): boolean => ownMeaning.has(chord)
