import { drawing, page } from './markup'
import { written, type HostileFile } from './hostileFile'

const RUNS = 'globalThis.canary=1'
const image = `<img src=x onerror=${RUNS}>`

/** Markup that is one thing to a reader that cleans it and another to the browser that is given the result. */
const confusing: readonly (readonly [trick: string, html: string])[] = [
  ['a page', page],
  ['a drawing', drawing],
  [
    'an attribute that ends an element',
    `<noscript><p title="</noscript>${image}">a</p></noscript>`,
  ],
  ['a style in a drawing', `<svg></p><style><a id="</style>${image}">a</a></style></svg>b`],
  [
    'mathematics that is HTML',
    `<math><mi><mglyph><style><!--</style><img title="--&gt;&lt;${image.slice(1)}"></mglyph></mi><annotation-xml encoding="text/html">${image}</annotation-xml></math>a`,
  ],
  ['a comment that ends early', `<!--><img src=x onerror=${RUNS}>--> a <!--- --!>${image}-->`],
  ['CDATA', `<![CDATA[${image}]]> a <svg><![CDATA[<p>]]>${image}</svg>`],
  ['zeros in tags', `<scr\0ipt>${RUNS}</scr\0ipt><img\0src=x onerror=${RUNS}>a`],
  ['tags that never end', `<img src=x onerror=${RUNS}//<p <b <i a`],
  [
    'text that is a tag',
    `&lt;script&gt;${RUNS}&lt;/script&gt; &#60;img src=x onerror=${RUNS}&#62;`,
  ],
  [
    'a title and a text area',
    `<title>${image}</title><textarea></textarea>${image}<xmp>${image}</xmp>a`,
  ],
  ['everything behind is plain', `a<plaintext>${image}</plaintext><p>b</p>`],
  ['templates', `<template><template>${image}</template></template><slot>${image}</slot>a`],
  [
    'names that are close to allowed ones',
    `<p/onclick=${RUNS}>a</p><strong-x onfocus=${RUNS}>b</strong-x><P:p>c</P:p>`,
  ],
]

/** What is pasted as HTML. */
export const pages: readonly HostileFile[] = [
  ...confusing.map(([trick, html], i) => written('page', `page ${i}.html`, trick, 'come in', html)),
  written(
    'page',
    'deep.html',
    '49,000 elements in one another',
    'come in',
    () => `${'<div><b>'.repeat(24_500)}a`,
  ),
  written(
    'page',
    'attributes.html',
    '200,000 attributes',
    'come in',
    () => `<p ${Array.from({ length: 200_000 }, (_, i) => `a${i}=1`).join(' ')}>a</p>`,
  ),
  written(
    'page',
    'open.html',
    'a comment, a tag and an entity of a megabyte each',
    'come in',
    () => `a &${'x'.repeat(1_000_000)} <!--${'-'.repeat(400_000)} <p ${'"'.repeat(500_000)}`,
  ),
]
