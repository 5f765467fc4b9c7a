import type { Translate } from '../../messages/translate'
import { escapeHtml } from '../html'
import { FONT_SIZE, GAP, HEAD, LINE_HEIGHT, PADDING, type DataStructure } from './dataStructure'

/** What the columns of a figure of so many levels are called, from the left. */
export function levelNames(levels: number, t: Translate): string[] {
  return Array.from({ length: levels }, (_, level) =>
    t(
      level === 0
        ? 'report.concepts'
        : level === levels - 1 && levels > 2
          ? 'report.dimensions'
          : 'report.themes',
    ),
  )
}

/** Whites and greys only, told apart by the frame too: a journal prints in black. */
const fills = ['#ffffff', '#f1f1f1', '#e2e2e2']
const fillOf = (level: number, levels: number) =>
  fills[level === 0 ? 0 : level === levels - 1 && levels > 2 ? 2 : 1]!

/** The figure as SVG that stands alone. */
export function dataStructureSvg(figure: DataStructure, t: Translate): string {
  const { width, height, levels, columns, boxes, lines } = figure
  const names = levelNames(levels, t)
  const heads = columns.map(
    ({ x, width: wide }, level) =>
      `<text x="${x + wide / 2}" y="${HEAD - 14}" text-anchor="middle" font-size="14" font-weight="bold">${escapeHtml(names[level]!)}</text>`,
  )
  const drawnLines = lines.map(({ from, to }) => {
    const [x1, y1] = [from.x + from.width, from.y + from.height / 2]
    const [x2, y2] = [to.x, to.y + to.height / 2]
    return `<path d="M${x1} ${y1} H${x2 - GAP} C${x2 - 32} ${y1} ${x2 - 32} ${y2} ${x2} ${y2}"/>`
  })
  const drawnBoxes = boxes.map((box) => {
    const first = box.y + PADDING + LINE_HEIGHT - 4
    const text = box.lines
      .map(
        (line, i) =>
          `<tspan x="${box.x + box.width / 2}" y="${first + i * LINE_HEIGHT}">${escapeHtml(line)}</tspan>`,
      )
      .join('')
    return `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" rx="${box.level === 0 ? 0 : 6}" fill="${fillOf(box.level, levels)}" stroke="#222222" stroke-width="${box.level === levels - 1 && levels > 1 ? 2 : 1}"/><text text-anchor="middle" font-size="${FONT_SIZE}">${text}</text>`
  })
  const empty =
    boxes.length === 0
      ? `<text x="16" y="${HEAD}" font-size="14">${escapeHtml(t('report.noCodes'))}</text>`
      : ''
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="Arial, Helvetica, sans-serif" fill="#111111"><title>${escapeHtml(t('report.structure'))}</title><rect width="${width}" height="${height}" fill="#ffffff"/>${heads.join('')}<g fill="none" stroke="#555555" stroke-width="1">${drawnLines.join('')}</g>${drawnBoxes.join('')}${empty}</svg>`
}

/** The figure as a file. */
export const dataStructureFile = (figure: DataStructure, t: Translate): Uint8Array =>
  new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8"?>\n${dataStructureSvg(figure, t)}\n`,
  )
