import { codebookOf } from '../../records/codebook'
import type { Code, IdOf } from '../../records/schema'
import { linesFitting } from './textWidth'

/** A box of the figure. Pixels from the top left. */
export interface StructureBox {
  x: number
  y: number
  width: number
  height: number
  lines: readonly string[]
  /** From 0, the concepts, to the dimensions on the right. */
  level: number
}

export interface DataStructure {
  width: number
  height: number
  /** How many columns of boxes there are. */
  levels: number
  columns: readonly { x: number; width: number }[]
  boxes: readonly StructureBox[]
  /** From the right side of a box to the left side of the one above it in the tree. */
  lines: readonly { from: StructureBox; to: StructureBox }[]
}

export const FONT_SIZE = 13
export const LINE_HEIGHT = 17
export const PADDING = 9
/** What stands above the boxes: the names of the columns. */
export const HEAD = 44
const MARGIN = 16
const BOX_WIDTH = 230
/** Between two columns; lines bend only there, and so never cross a box. */
export const GAP = 64
const BETWEEN = 8
const BETWEEN_FAMILIES = 22

/**
 * The codes as the figure that qualitative papers show: concepts on the left, the themes they belong to, and the
 * dimensions on the right. Codes without subcodes are the concepts; how deep the tree is says how many columns there
 * are. With `codeIds` only these codes, and what they stand under, are drawn. No box overlaps another, and no line of
 * text is wider than its box.
 */
export function dataStructure(
  codes: readonly Code[],
  codeIds: readonly IdOf<'code'>[] = [],
): DataStructure {
  const wanted = new Set<string>()
  const byId = new Map<string, Code>(codes.map((code) => [code.id, code]))
  for (const id of codeIds) {
    for (let at = byId.get(id); at; at = at.parentId ? byId.get(at.parentId) : undefined)
      wanted.add(at.id)
  }
  const drawn = codeIds.length === 0 ? codes : codes.filter(({ id }) => wanted.has(id))
  const book = codebookOf(drawn)
  const levels = drawn.reduce((most, { id }) => Math.max(most, book.depthOf(id) + 1), 0)
  const columnX = (level: number) => MARGIN + level * (BOX_WIDTH + GAP)
  const boxes: StructureBox[] = []
  const lines: { from: StructureBox; to: StructureBox }[] = []
  let y = HEAD + MARGIN

  /** Draws a code and what is below it; gives back its box. */
  const draw = (code: Code): StructureBox => {
    const children = book.childrenOf(code.id)
    const level = children.length === 0 ? 0 : levels - 1 - book.depthOf(code.id)
    const text = linesFitting(code.name, BOX_WIDTH - 2 * PADDING, FONT_SIZE)
    const box: StructureBox = {
      x: columnX(level),
      y,
      width: BOX_WIDTH,
      height: text.length * LINE_HEIGHT + 2 * PADDING,
      lines: text,
      level,
    }
    const top = y
    const below = children.map(draw)
    const first = below[0]
    const last = below.at(-1)
    if (first && last) {
      const middle = (first.y + first.height / 2 + last.y + last.height / 2) / 2
      box.y = Math.max(top, middle - box.height / 2)
      y = Math.max(y, box.y + box.height + BETWEEN)
      for (const child of below) lines.push({ from: child, to: box })
    } else {
      y += box.height + BETWEEN
    }
    boxes.push(box)
    return box
  }
  for (const top of book.childrenOf(null)) {
    draw(top)
    y += BETWEEN_FAMILIES - BETWEEN
  }
  const columns = Array.from({ length: levels }, (_, level) => ({
    x: columnX(level),
    width: BOX_WIDTH,
  }))
  const bottom = boxes.reduce((most, box) => Math.max(most, box.y + box.height), HEAD)
  return {
    width: Math.max(320, 2 * MARGIN + levels * BOX_WIDTH + Math.max(0, levels - 1) * GAP),
    height: bottom + MARGIN,
    levels,
    columns,
    boxes,
    lines,
  }
}
