import type { SideBySide, SideFactor } from '../../matrix/sideBySide'
import type { Locale } from '../../messages/catalogue'
import type { Translate } from '../../messages/translate'
import { writtenCell, writtenValue } from './cells'
import { saidOf } from './said'

/** What stands above a comparison: what it is called, and which cases and codes it goes by. */
export interface Heading {
  title: string
  basis: string
}

const escaped = (text: string) =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

const style = `body{font:15px/1.5 system-ui,sans-serif;margin:2em;color:#221d17}
table{border-collapse:collapse;width:100%}
th,td{border:1px solid #8c8377;padding:6px 9px;text-align:left;vertical-align:top}
thead{display:table-header-group}tr{break-inside:avoid}
blockquote{margin:.5em 0;padding-left:.7em;border-left:3px solid #8c8377}
cite,.note{display:block;font-size:13px;color:#655d52;font-style:normal}
@page{size:landscape}`

const anchor = ({ codeId }: SideFactor) => `factor-${codeId.slice(codeId.indexOf(':') + 1)}`

/** Cases side by side as a page that needs no other file and runs nothing; the factors named first are links. */
export function sideBySidePage(
  beside: SideBySide,
  { title, basis }: Heading,
  t: Translate,
  locale: Locale,
): string {
  const links = (factors: readonly SideFactor[]) =>
    factors.map((one) => `<a href="#${anchor(one)}">${escaped(one.name)}</a>`).join(', ')
  const said = saidOf(beside, t, locale)
    .map(({ title: heading, none, lines }) => {
      const items = lines.map(
        ({ before, factors, after }) =>
          `<li>${escaped(before)}${links(factors)}${escaped(after)}</li>`,
      )
      const body = lines.length === 0 ? `<p>${escaped(none)}</p>` : `<ul>${items.join('')}</ul>`
      return `<h2>${escaped(heading)}</h2>${body}`
    })
    .join('\n')
  const head = beside.cases.map(({ name }) => `<th scope="col">${escaped(name)}</th>`).join('')
  const attributes = beside.attributes.map(({ name, unit, values }) => {
    const cells = values.map((value) => `<td>${escaped(writtenValue(value, t))}</td>`).join('')
    const label = unit === '' ? name : `${name} (${unit})`
    return `<tr><th scope="row">${escaped(label)}</th>${cells}</tr>`
  })
  const factors = beside.factors.map((factor) => {
    const cells = factor.cells.map((cell) => {
      const { state, notes, quotes } = writtenCell(cell, t)
      const words = quotes.map(
        ({ words: quote, from }) =>
          `<blockquote>${escaped(quote)}<cite>${escaped(from)}</cite></blockquote>`,
      )
      const said = notes.map((note) => `<span class="note">${escaped(note)}</span>`)
      return `<td><strong>${escaped(state)}</strong>${said.join('')}${words.join('')}</td>`
    })
    const name = [...factor.above, factor.name].join(' › ')
    const standing = t(`compare.${factor.standing}`)
    return (
      `<tr id="${anchor(factor)}"><th scope="row">${escaped(name)}` +
      `<span class="note">${escaped(standing)}</span></th>${cells.join('')}</tr>`
    )
  })
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
<p class="note">${escaped(basis)}</p>
${said}
<table>
<thead><tr><th scope="col">${escaped(t('compare.factor'))}</th>${head}</tr></thead>
<tbody>
${[...attributes, ...factors].join('\n')}
</tbody>
</table>
</body>
</html>
`
}
