/** What a file's markup says, read without a browser. */
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const plain = (markup: string) =>
  markup
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name]!)
    .replace(/\s+/g, ' ')
    .trim()

const piecesOf = (markup: string, tag: string) =>
  [...markup.matchAll(new RegExp(`<${tag}(?: [^>]*)?>([\\s\\S]*?)</${tag}>`, 'g'))].map(
    ([, inside]) => inside!,
  )

/** By table, row and cell: the words. */
export const cellsOfTables = (markup: string): string[][][] =>
  piecesOf(markup, 'table').map((table) =>
    piecesOf(table, 'tr').map((row) => piecesOf(row, '(?:td|th)').map(plain)),
  )

export const attributesIn = (markup: string, name: string): string[] =>
  [...markup.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(([, value]) => value!)
