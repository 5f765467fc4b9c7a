import type { Transaction, EditorState } from '@tiptap/pm/state'
import { Step } from '@tiptap/pm/transform'
import { followedBy, type Change, type Changes } from '#shared/text/changes'
import { goesOn, runsOf } from '#shared/text/edits'
import { changesOf } from './changesOf'

/** The transaction meta of what is no typing of the person: a text that was changed elsewhere, an undo, a redo. */
export const EXTERNAL = 'veta-external'

/** Typing that goes on after a longer pause can be undone apart from what came before, in milliseconds. */
const PAUSE = 1000

interface Entry {
  run: number
  /** What one press of undo takes back together. */
  group: number
  changes: readonly Change[]
  steps: readonly Step[]
  inverted: readonly Step[]
}

/** A part of a draft, as it can be stored: what was typed, taken back or done again, in that order. */
export type DraftPiece =
  | { kind: 'edit'; run: number; group: number; steps: unknown[] }
  | { kind: 'undo' }
  | { kind: 'redo' }

/** What has been typed since the text was last taken over into the project, so that it can be undone and carried. */
export interface Typing {
  /** Hears of every transaction that changes the document. */
  heard(transaction: Transaction, at: number): readonly Change[]
  undo(state: EditorState): Transaction | null
  redo(state: EditorState): Transaction | null
  isEmpty(): boolean
  runs(): Changes[]
  /** What has come since this was last asked, for the draft. */
  pieces(): DraftPiece[]
  /** Types a stored draft again, piece by piece. */
  replay(piece: DraftPiece, state: EditorState): Transaction | null
  clear(): void
}

function applied(state: EditorState, steps: readonly Step[]): Transaction {
  const transaction = state.tr
  for (const step of steps) transaction.step(step)
  return transaction.setMeta(EXTERNAL, true).setMeta('addToHistory', false).scrollIntoView()
}

export function createTyping(): Typing {
  let done: Entry[] = []
  let undone: Entry[] = []
  let pieces: DraftPiece[] = []
  let run: Changes = []
  let lastAt = 0
  let forced: { run: number; group: number } | null = null

  const take = (from: Entry[]): Entry[] => {
    const { group } = from.at(-1)!
    const taken: Entry[] = []
    while (from.at(-1)?.group === group) taken.push(from.pop()!)
    return taken
  }
  /** What the last run has come to: made anew after an undo or redo, since either may end in the middle of one. */
  const recount = () => {
    run = runsOf(done).at(-1) ?? []
  }
  const undo = (state: EditorState) => {
    if (done.length === 0) return null
    const taken = take(done)
    undone.push(...taken)
    recount()
    pieces.push({ kind: 'undo' })
    return applied(
      state,
      taken.flatMap(({ inverted }) => inverted),
    )
  }
  const redo = (state: EditorState) => {
    if (undone.length === 0) return null
    const taken = take(undone)
    done.push(...taken)
    recount()
    pieces.push({ kind: 'redo' })
    return applied(
      state,
      taken.flatMap(({ steps }) => steps),
    )
  }
  return {
    heard: (transaction, at) => {
      const changes = changesOf(transaction)
      if (transaction.getMeta(EXTERNAL)) return changes
      const last = done.at(-1)
      const [only] = changes
      const continues =
        last !== undefined && changes.length === 1 && only !== undefined && goesOn(run, only)
      const next = forced ?? {
        run: last && (continues || changes.length === 0) ? last.run : (last?.run ?? 0) + 1,
        group: last && continues && at - lastAt < PAUSE ? last.group : (last?.group ?? 0) + 1,
      }
      forced = null
      run = changes.reduce(followedBy, last?.run === next.run ? run : [])
      done.push({
        ...next,
        changes,
        steps: [...transaction.steps],
        inverted: transaction.steps
          .map((step, i) => step.invert(transaction.docs[i]!))
          .toReversed(),
      })
      undone = []
      lastAt = at
      pieces.push({ kind: 'edit', ...next, steps: transaction.steps.map((step) => step.toJSON()) })
      return changes
    },
    undo,
    redo,
    isEmpty: () => done.length === 0,
    runs: () => runsOf(done),
    pieces: () => {
      const fresh = pieces
      pieces = []
      return fresh
    },
    replay: (piece, state) => {
      if (piece.kind === 'undo') return undo(state)
      if (piece.kind === 'redo') return redo(state)
      forced = { run: piece.run, group: piece.group }
      const transaction = state.tr
      for (const json of piece.steps) transaction.step(Step.fromJSON(state.schema, json))
      return transaction
    },
    clear: () => {
      done = []
      undone = []
      pieces = []
      run = []
      forced = null
    },
  }
}
