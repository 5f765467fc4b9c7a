import { neighbourUnit, unitAt, type WholeUnit } from '#shared/text/units'
import type { TranscriptEditor } from '#editor/transcriptEditor'
import { usePreferences } from '../app/preferences'
import type { ActionId } from '../keys/actions'
import { actionFor } from '../keys/bindings'
import { useTranscript } from './state'
import type { CodingActions } from './useCodingActions'

/** What words are selected in: the text, or the list of its paragraphs. */
export type Selecting = Pick<TranscriptEditor, 'select'>

/** Going through the text and selecting parts of it. */
function walking(actions: CodingActions, editor: Selecting | null) {
  const state = useTranscript.getState
  const { text, turns } = actions
  return {
    /** Selects the next or previous unit; at the end of the text the one that is there. */
    go: (unit: WholeUnit, step: 1 | -1) => {
      const { selection } = state()
      const found = neighbourUnit(text, turns, unit, selection, step)
      editor?.select(found ?? unitAt(text, turns, unit, selection.start))
    },
    /** Selects the unit around the caret; where it is selected already, the next one. */
    select: (unit: WholeUnit) => {
      const { selection } = state()
      const here = unitAt(text, turns, unit, selection.start)
      const again = here.start === selection.start && here.end === selection.end
      const next = again ? neighbourUnit(text, turns, unit, selection, 1) : null
      editor?.select(next ?? here)
    },
    code: (unit: WholeUnit) => {
      editor?.select(unitAt(text, turns, unit, state().selection.start))
      state().set({ picker: 'code' })
    },
    passage: (step: 1 | -1) => {
      const found = actions.passage(step)
      if (found) editor?.select(found.anchor)
    },
  }
}

/** Goes to the memo of the coding that is looked at; Escape leads back. */
function toMemo() {
  const field = document.querySelector<HTMLElement>('[data-memo]')
  const inside = field?.querySelector<HTMLElement>('textarea, [contenteditable="true"]')
  ;(inside ?? field)?.focus()
}

/** What each key of a transcript does. */
export function meanings(
  actions: CodingActions,
  editor: Selecting | null,
): Record<ActionId<'transcript'>, () => unknown> {
  const walk = walking(actions, editor)
  return {
    code: () => useTranscript.getState().set({ picker: 'code' }),
    pin1: () => actions.pinned(1),
    pin2: () => actions.pinned(2),
    pin3: () => actions.pinned(3),
    pin4: () => actions.pinned(4),
    pin5: () => actions.pinned(5),
    pin6: () => actions.pinned(6),
    pin7: () => actions.pinned(7),
    pin8: () => actions.pinned(8),
    pin9: () => actions.pinned(9),
    repeat: actions.repeat,
    inVivo: actions.inVivo,
    nextParagraph: () => walk.go('paragraph', 1),
    previousParagraph: () => walk.go('paragraph', -1),
    nextTurn: () => walk.go('turn', 1),
    previousTurn: () => walk.go('turn', -1),
    sentence: () => walk.select('sentence'),
    paragraph: () => walk.select('paragraph'),
    turn: () => walk.select('turn'),
    codeSentence: () => walk.code('sentence'),
    codeParagraph: () => walk.code('paragraph'),
    codeTurn: () => walk.code('turn'),
    nextPassage: () => walk.passage(1),
    previousPassage: () => walk.passage(-1),
    otherCoding: actions.otherCoding,
    tellCodes: actions.tellCodes,
    memo: toMemo,
    uncode: actions.uncode,
    endEarlierWord: () => actions.move({ edge: 'end', unit: 'word', step: -1 }),
    endLaterWord: () => actions.move({ edge: 'end', unit: 'word', step: 1 }),
    endEarlierSentence: () => actions.move({ edge: 'end', unit: 'sentence', step: -1 }),
    endLaterSentence: () => actions.move({ edge: 'end', unit: 'sentence', step: 1 }),
    startEarlierWord: () => actions.move({ edge: 'start', unit: 'word', step: -1 }),
    startLaterWord: () => actions.move({ edge: 'start', unit: 'word', step: 1 }),
    startEarlierSentence: () => actions.move({ edge: 'start', unit: 'sentence', step: -1 }),
    startLaterSentence: () => actions.move({ edge: 'start', unit: 'sentence', step: 1 }),
    split: actions.split,
    join: actions.join,
    recode: () => actions.askForCode('recode'),
    duplicate: () => actions.askForCode('duplicate'),
    recodeAll: () => actions.askForCode('recodeAll'),
    edit: actions.edit,
  }
}

const meant = (event: KeyboardEvent) => {
  const { keys, singleKeys } = usePreferences.getState()
  return actionFor(event, 'transcript', { choices: keys, singleKeys })
}

/** Whether a key means this, for where a text is written and most keys are letters. */
export const keyMeans = (event: KeyboardEvent, id: ActionId<'transcript'>): boolean =>
  meant(event) === id

/** Does what a key means in a transcript. Returns whether it meant something. */
export function handleKey(
  event: KeyboardEvent,
  actions: CodingActions,
  editor: Selecting | null,
): boolean {
  const id = meant(event)
  if (!id) return false
  event.preventDefault()
  void meanings(actions, editor)[id]()
  return true
}
