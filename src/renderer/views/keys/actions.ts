import type { MessageKey } from '#shared/messages/catalogue'

/** Where keys mean something. `everywhere` is over the others: a key of it can't mean a second thing in them. */
export const places = ['everywhere', 'transcript', 'recording', 'matrix'] as const
export type Place = (typeof places)[number]

type Row = readonly [id: string, ...keys: string[]]

/**
 * Everything that a key can do, with the keys it has until a person gives it others. The letters are the first of a
 * word in both languages where there is one: turn/turno, block/bloque, divide/dividir, fuse/fundir,
 * recode/recodificar, code/código, other/otra, memo.
 */
const table = {
  everywhere: [
    ['palette', 'Ctrl+K'],
    ['undo', 'Ctrl+Z'],
    ['redo', 'Ctrl+Shift+Z', 'Ctrl+Y'],
    ['find', 'Ctrl+F'],
    ['nextHit', 'F3'],
    ['previousHit', 'Shift+F3'],
    ['findInProject', 'Ctrl+Shift+F'],
    ['save', 'Ctrl+S'],
    ['saveAs', 'Ctrl+Shift+S'],
    ['import', 'Ctrl+I'],
    ['export', 'Ctrl+E'],
    ['settings', 'Ctrl+,'],
    ['keys', '?', 'F1'],
  ],
  transcript: [
    ['code', '/'],
    ['pin1', '1'],
    ['pin2', '2'],
    ['pin3', '3'],
    ['pin4', '4'],
    ['pin5', '5'],
    ['pin6', '6'],
    ['pin7', '7'],
    ['pin8', '8'],
    ['pin9', '9'],
    ['repeat', '.'],
    ['inVivo', 'I'],
    ['nextParagraph', 'J'],
    ['previousParagraph', 'K'],
    ['nextTurn', 'Shift+J'],
    ['previousTurn', 'Shift+K'],
    ['sentence', 'S'],
    ['paragraph', 'B'],
    ['turn', 'T'],
    ['codeSentence', 'Shift+S'],
    ['codeParagraph', 'Shift+B'],
    ['codeTurn', 'Shift+T'],
    ['nextPassage', 'N'],
    ['previousPassage', 'P'],
    ['otherCoding', 'O'],
    ['tellCodes', 'C'],
    ['memo', 'M'],
    ['uncode', 'U'],
    // Many keyboards type brackets with AltGr or Option; the second keys are typed without on all of them.
    ['endEarlierWord', '[', '-'],
    ['endLaterWord', ']', '+'],
    ['endEarlierSentence', '{', '_'],
    ['endLaterSentence', '}', '*'],
    ['startEarlierWord', 'Alt+[', '<'],
    ['startLaterWord', 'Alt+]', '>'],
    ['startEarlierSentence', 'Alt+{', ';'],
    ['startLaterSentence', 'Alt+}', ':'],
    ['split', 'D'],
    ['join', 'F'],
    ['recode', 'R'],
    ['duplicate', 'Shift+R'],
    ['recodeAll', 'Alt+R'],
    ['edit', 'F2'],
  ],
  // Function keys, which work wherever the focus is and while the text is edited.
  recording: [
    ['mediaPlay', 'F4'],
    ['mediaPlayHere', 'Shift+F4'],
    ['mediaBack', 'F7'],
    ['mediaForward', 'F8'],
    ['mediaSlower', 'Shift+F7'],
    ['mediaFaster', 'Shift+F8'],
    ['mediaTime', 'F9'],
  ],
  matrix: [],
} as const satisfies Record<Place, readonly Row[]>

export type ActionId<P extends Place = Place> = (typeof table)[P][number][0]

export interface Action {
  id: ActionId
  place: Place
  /** As written by `chordsOf`; the first one is shown in tooltips. */
  keys: readonly string[]
  /** What the action does, in words. */
  message: MessageKey
}

const messageOf = (id: ActionId): MessageKey => {
  const message: `keys.${ActionId}` = `keys.${id}`
  return message
}

export const actions: readonly Action[] = places.flatMap((place) =>
  table[place].map(([id, ...keys]) => ({ id, place, keys, message: messageOf(id) })),
)

/** Keys that can't be changed, because the grid that they move in gives them their meaning. */
export const fixedKeys: readonly { place: Place; keys: string; message: MessageKey }[] = [
  { place: 'transcript', keys: 'Shift+← →', message: 'keys.select' },
  { place: 'matrix', keys: '← ↑ → ↓', message: 'keys.cells' },
  { place: 'matrix', keys: 'Enter', message: 'keys.evidence' },
  { place: 'matrix', keys: 'Esc', message: 'keys.closeEvidence' },
]
