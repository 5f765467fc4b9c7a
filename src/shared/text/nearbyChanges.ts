import type { Change, Changes } from './changes'

/** Code units that are shown around a difference. */
const AROUND = 60
/** Changes with no more between them than this are seen together. */
const NEAR = 80

/** Changes that stand close together, with what stands before and after them in their own paragraph. */
export interface Difference {
  before: string
  /** Each change with the text between it and the next one, which is empty after the last. */
  parts: { removed: string; inserted: string; between: string }[]
  after: string
  /** The text goes on before or after what is shown. */
  cut: { before: boolean; after: boolean }
}

function groups(text: string, changes: Changes): Change[][] {
  const all: Change[][] = []
  for (const change of changes) {
    const group = all.at(-1)
    const last = group?.at(-1)
    const between = last && text.slice(last.end, change.start)
    if (group && between !== undefined && between.length <= NEAR && !between.includes('\n')) {
      group.push(change)
    } else all.push([change])
  }
  return all
}

/** Up to where a paragraph, or at least a word, is shown. */
function beginning(text: string, at: number): number {
  const line = at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1
  if (at - line <= AROUND) return line
  const space = text.indexOf(' ', at - AROUND)
  return space >= 0 && space < at ? space + 1 : at
}

function ending(text: string, at: number): number {
  const found = text.indexOf('\n', at)
  const line = found < 0 ? text.length : found
  if (line - at <= AROUND) return line
  const space = text.lastIndexOf(' ', at + AROUND)
  return space > at ? space : at
}

/** Words that were replaced one after the other read better as one replacement than in turn. */
function joined(parts: Difference['parts']): Difference['parts'] {
  const all: Difference['parts'] = []
  for (const part of parts) {
    const last = all.at(-1)
    if (!last || last.between === '' || last.between.trim() !== '') all.push({ ...part })
    else {
      last.removed += last.between + part.removed
      last.inserted += last.between + part.inserted
      last.between = part.between
    }
  }
  return all
}

/** The differences of a text as a person reads them, in its order. */
export const nearbyChanges = (text: string, changes: Changes): Difference[] =>
  groups(text, changes).map((group) => {
    const { start } = group[0]!
    const { end } = group.at(-1)!
    const from = beginning(text, start)
    const to = ending(text, end)
    return {
      before: text.slice(from, start),
      parts: joined(
        group.map((change, i) => ({
          removed: text.slice(change.start, change.end),
          inserted: change.insert,
          between: text.slice(change.end, group[i + 1]?.start ?? change.end),
        })),
      ),
      after: text.slice(end, to),
      cut: {
        before: from > 0 && text[from - 1] !== '\n',
        after: to < text.length && text[to] !== '\n',
      },
    }
  })
