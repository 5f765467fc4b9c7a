import { written, type HostileFile, type Target } from './hostileFile'

const BEACON = 'http://127.0.0.1:9/beacon'

/** What a page would do at once if it took this for its own. */
export const page = `<html><head><meta http-equiv="refresh" content="0;url=${BEACON}"><link rel="stylesheet" href="${BEACON}"><base href="${BEACON}"></head>
<body onload="globalThis.canary=1"><h1>P1: words</h1><script>globalThis.canary=1</script><script src="${BEACON}"></script>
<img src="${BEACON}" onerror="globalThis.canary=1"><img srcset="${BEACON} 2x"><iframe src="${BEACON}"></iframe><iframe srcdoc="<script>parent.canary=1</script>"></iframe>
<video src="${BEACON}" poster="${BEACON}" autoplay></video><audio src="${BEACON}" autoplay></audio><object data="${BEACON}"></object><embed src="${BEACON}">
<a href="javascript:globalThis.canary=1" ping="${BEACON}">a link</a><form action="${BEACON}"><button autofocus onfocus="globalThis.canary=1">go</button></form>
<style>@import url(${BEACON}); * { background: url(${BEACON}) } @font-face { font-family: x; src: url(${BEACON}) }</style>
<p style="background:url(${BEACON})">styled</p><details open ontoggle="globalThis.canary=1">open</details><math><mtext><script>globalThis.canary=1</script></mtext></math></body></html>`

export const drawing = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" onload="globalThis.canary=1"><script>globalThis.canary=1</script>
<image href="${BEACON}"/><use xlink:href="${BEACON}#a"/><foreignObject><img xmlns="http://www.w3.org/1999/xhtml" src="${BEACON}" onerror="globalThis.canary=1"/></foreignObject>
<animate onbegin="globalThis.canary=1" attributeName="x" dur="1s"/><a href="javascript:globalThis.canary=1"><text>words</text></a></svg>`

export const links = `# P1: words

[a link](javascript:globalThis.canary=1) ![a picture](${BEACON}) <${BEACON}> [ref][1] <img src=${BEACON} onerror=globalThis.canary=1>

<script>globalThis.canary=1</script>

[1]: ${BEACON} "title"

| a | ![x](${BEACON}) |
`

const cue = (payload: string) => `WEBVTT

STYLE
::cue { background: url(${BEACON}) }

00:00:01.000 --> 00:00:02.000
<v P1>${payload}</v>
`

const kinds: readonly (readonly [trick: string, text: string])[] = [
  ['a page with scripts and beacons', page],
  ['a drawing with scripts and beacons', drawing],
  ['Markdown with scripts, links that are scripts and remote pictures', links],
]
const ways: readonly (readonly [target: Target, ending: string])[] = [
  ['transcript', 'txt'],
  ['transcript', 'md'],
  ['pasted', 'pasted'],
  ['memo', 'memo'],
]

export const markup: readonly HostileFile[] = [
  ...kinds.flatMap(([trick, text], i) =>
    ways.map(([target, ending]) =>
      written(target, `markup ${i}.${ending}`, `${trick}, as .${ending}`, 'come in', text),
    ),
  ),
  written('transcript', 'page.html', 'a page under its own name', 'be refused', page),
  written('transcript', 'drawing.svg', 'a drawing under its own name', 'be refused', drawing),
  written('transcript', 'page.docx', 'a page that is called a Word document', 'be refused', page),
  written(
    'transcript',
    'page.vtt',
    'a page in a caption',
    'come in',
    cue(page.replaceAll('\n', ' ')),
  ),
  written(
    'transcript',
    'drawing.vtt',
    'a drawing in a caption',
    'come in',
    cue(drawing.replaceAll('\n', ' ')),
  ),
  written(
    'transcript',
    'voice.vtt',
    'a script as the name of a voice',
    'come in',
    'WEBVTT\n\n00:01.000 --> 00:02.000\n<v <img src=x onerror=globalThis.canary=1>>words</v>\n',
  ),
  written(
    'transcript',
    'page.srt',
    'a page in a subtitle',
    'come in',
    `1\n00:00:01,000 --> 00:00:02,000\n${page.replaceAll('\n', ' ')}\n`,
  ),
  written('project', 'page.veta', 'a page that is called a project', 'be refused', page),
  written('table', 'page.csv', 'a page that is called a table', 'come in', page),
  written(
    'transcript',
    'entities.xml.txt',
    'entities of entities as a text',
    'come in',
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>\n<x>&b;&b;&b;</x>',
  ),
  written(
    'memo',
    'data.memo',
    'links to data and to files',
    'come in',
    '[a](data:text/html,<script>globalThis.canary=1</script>) [b](file:///etc/passwd) ![c](data:image/svg+xml,<svg onload=alert(1)>) [[coding:<img src=x>|<script>1</script>]]',
  ),
]
