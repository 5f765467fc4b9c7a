/** What a person wrote, as text of a page: it can't become a tag, an attribute or an entity. */
export const escapeHtml = (text: string): string =>
  text
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

const STYLE = `
:root { color-scheme: light dark; --ground: #fff; --ink: #221d17; --muted: #655d52; --line: #cfc7ba; --head: #f3efe8; --link: #1d5fbf; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #161412; --ink: #ece6dc; --muted: #aca294; --line: #4a433b; --head: #26221e; --link: #8ab4f8; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 82rem; padding: 1.5rem 2rem 4rem; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; line-height: 1.2; } h2 { font-size: 1.3rem; margin-top: 2.4rem; } h3 { font-size: 1.05rem; margin: 1.6rem 0 .3rem; }
p { max-width: 46rem; } nav ul { padding-left: 1.2rem; }
a { color: var(--link); } a:focus-visible, summary:focus-visible, .wide:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.muted { color: var(--muted); } .small { font-size: .87rem; } .pre { white-space: pre-line; }
.wide { overflow: auto; max-height: 85vh; border: 1px solid var(--line); }
table { border-collapse: separate; border-spacing: 0; }
th, td { padding: .35rem .6rem; border-right: 1px solid var(--line); border-bottom: 1px solid var(--line); vertical-align: top; text-align: left; }
thead th { position: sticky; top: 0; background: var(--head); z-index: 1; font-weight: 600; }
tbody th { background: var(--head); font-weight: 600; }
.grid th, .grid td { overflow-wrap: normal; } .grid thead th { min-width: 7.5rem; max-width: 11rem; font-size: .82rem; vertical-align: bottom; } .grid tbody th { position: sticky; left: 0; min-width: 8rem; } .grid thead th:first-child { left: 0; z-index: 2; }
.grid thead th.folded { min-width: 12rem; max-width: 15rem; } .grid td { text-align: center; } .printed { display: none; } .grid td a, .grid .part { display: block; min-height: 24px; }
.grid .heading th { position: static; background: var(--ground); border-right: 0; padding-top: .8rem; } .grid .heading span { position: sticky; left: .6rem; }
.grid .sum { background: var(--head); font-variant-numeric: tabular-nums; }
.grid td a { text-decoration: none; } .grid td a .state { text-decoration: underline; }
.state { display: block; font-weight: 400; font-size: .74rem; color: var(--muted); }
details { margin: 1rem 0; } details > summary { cursor: pointer; font-weight: 600; font-size: 1.1rem; padding: .3rem 0; border-bottom: 1px solid var(--line); }
article, h2 { scroll-margin-top: 1rem; } .grid td { scroll-margin: 9rem; }
article { margin: 0 0 1.5rem; padding-left: 1rem; border-left: 3px solid var(--line); } article:target { border-left-color: var(--link); }
blockquote { margin: .6rem 0; padding: 0 0 0 .9rem; max-width: 46rem; } blockquote p { margin: 0; font-family: Georgia, serif; white-space: pre-line; } blockquote footer { white-space: pre-line; font-size: .84rem; color: var(--muted); }
.note { border: 1px solid var(--line); padding: .4rem .8rem; margin: .5rem 0; max-width: 46rem; } .note p { margin: .2rem 0; }
figure { margin: 1rem 0; overflow-x: auto; } figure svg { background: #fff; max-width: 100%; height: auto; }
@media print {
  :root { --ground: #fff; --ink: #000; --muted: #444; --line: #999; --head: #eee; --link: #000; }
  body { max-width: none; padding: 0; font-size: 10pt; } .wide { overflow: visible; max-height: none; border: 0; } thead th, .grid tbody th { position: static; }
  .on-screen { display: none; } .printed { display: block; } .printed table { width: 100%; table-layout: fixed; border: 1px solid var(--line); margin-bottom: 1.2rem; } .printed th, .printed td { overflow-wrap: anywhere; } tr.heading { break-after: avoid; } .printed .state { font-size: 6pt; } .grid td a, .grid .part { min-height: 0; } .printed thead th, .printed thead th.folded { min-width: 0; max-width: none; font-size: 7pt; }
  .grid th, .grid td { min-width: 0; padding: .15rem .25rem; font-size: 7pt; } article, blockquote, tr { break-inside: avoid; } h2, h3, summary { break-after: avoid; } a { text-decoration: none; } .back { display: none; }
}`

/** A whole page that needs nothing else: no script, no request, its own style. `body` is markup, the rest is text. */
export const htmlPage = ({
  title,
  lang,
  body,
}: {
  title: string
  lang: string
  body: string
}): Uint8Array =>
  new TextEncoder().encode(`<!doctype html>
<html lang="${escapeHtml(lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${STYLE}
</style>
</head>
<body>
${body}
</body>
</html>
`)

/** A table as markup; null cells are empty. */
export const htmlTable = ({
  header,
  rows,
}: {
  header: readonly string[]
  rows: readonly (readonly (string | number | null)[])[]
}): string =>
  `<div class="wide" tabindex="0"><table><thead><tr>${header
    .map((title) => `<th scope="col">${escapeHtml(title)}</th>`)
    .join('')}</tr></thead><tbody>${rows
    .map(
      (row) =>
        `<tr>${row.map((cell) => `<td class="pre">${cell === null ? '' : escapeHtml(String(cell))}</td>`).join('')}</tr>`,
    )
    .join('\n')}</tbody></table></div>`
