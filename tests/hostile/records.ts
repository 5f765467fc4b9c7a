import { projectFile, projectParts } from './flavours'
import type { HostileFile } from './hostileFile'
import { rawZip } from './rawZip'

type Trick = [trick: string, must: HostileFile['must'], make: () => Uint8Array, heavy?: true]
type Edit = (text: string) => string

const changed =
  (change: Record<string, Edit>, adjust?: Parameters<typeof projectParts>[1]) => (): Uint8Array =>
    rawZip(projectParts(change, adjust))
const PROJECT = 'records/project.jsonl'
const CODE = 'records/code.jsonl'
const JOURNAL = 'journal.jsonl'

/** A field put into the first line of a part. */
const field =
  (text: string): Edit =>
  (lines) =>
    lines.replace('{', `{${text},`)
const inDiff =
  (text: string): Edit =>
  (lines) =>
    lines.replace('"added":{', `"added":{${text},`)
const deep = (open: string, close: string, depth: number) =>
  `${open.repeat(depth)}1${close.repeat(depth)}`
const POLLUTED = '"__proto__":{"polluted":"yes","type":"code","name":"x"}'

const tricks: readonly Trick[] = [
  ['__proto__ in a record', 'come in', changed({ [PROJECT]: field(POLLUTED) })],
  [
    'constructor.prototype in a record',
    'come in',
    changed({ [PROJECT]: field('"constructor":{"prototype":{"polluted":"yes"}}') }),
  ],
  [
    '__proto__ in the manifest',
    'come in',
    changed({}, (manifest) => Object.assign(manifest, JSON.parse(`{${POLLUTED}}`))),
  ],
  [
    '__proto__ among the counts',
    'come in',
    changed({ 'manifest.json': (text) => text.replace('"counts":{', `"counts":{${POLLUTED},`) }),
  ],
  ['__proto__ as a record of a change', 'be refused', changed({ [JOURNAL]: inDiff(POLLUTED) })],
  [
    '__proto__ inside a record of a change',
    'be refused',
    changed({ [JOURNAL]: inDiff(`"code:x":{"type":"code","id":"code:x",${POLLUTED}}`) }),
  ],
  [
    '__proto__ as an id',
    'be refused',
    changed({ [CODE]: (text) => text.replace(/"id":"[^"]+"/, '"id":"__proto__"') }),
  ],
  [
    '__proto__ as the type of a record',
    'be refused',
    changed({ [CODE]: (text) => text.replace('"type":"code"', '"type":"__proto__"') }),
  ],
  [
    'toString as the type of a record',
    'be refused',
    changed({ [CODE]: (text) => text.replace('"type":"code"', '"type":"toString"') }),
  ],
  ['a record that is an array', 'be refused', changed({ [CODE]: () => '[1,2,3]\n' })],
  ['a record that is null', 'be refused', changed({ [CODE]: () => 'null\n' })],
  [
    '200,000 arrays in one another in a record',
    'come in',
    changed({ [PROJECT]: field(`"x":${deep('[', ']', 200_000)}`) }),
  ],
  [
    '200,000 objects in one another in a change',
    'be refused',
    changed({
      [JOURNAL]: inDiff(
        `"code:x":{"type":"code","id":"code:x","x":${deep('{"a":', '}', 200_000)}}`,
      ),
    }),
  ],
  [
    '200,000 arrays in one another in the manifest',
    'come in',
    changed({ 'manifest.json': (text) => text.replace('{', `{"x":${deep('[', ']', 200_000)},`) }),
  ],
  [
    'arrays in one another that never close',
    'be refused',
    changed({ [PROJECT]: () => '['.repeat(1_000_000) + '\n' }),
  ],
  [
    'a number that is none',
    'be refused',
    changed({ [CODE]: (text) => text.replace(/"order":-?[\d.]+/, '"order":1e999') }),
  ],
  [
    'half a character in a name',
    'come in',
    changed({ [PROJECT]: (text) => text.replace(/"name":"[^"]*"/, '"name":"\\ud800 half"') }),
  ],
  [
    'a name of two million characters',
    'be refused',
    changed({
      [PROJECT]: (text) => text.replace(/"name":"[^"]*"/, `"name":"${'a'.repeat(2_000_000)}"`),
    }),
  ],
  [
    'a name that turns round',
    'come in',
    changed({ [PROJECT]: (text) => text.replace(/"name":"[^"]*"/, '"name":"a\\u202etxt.exe"') }),
  ],
  [
    'a name that is a script',
    'come in',
    changed({
      [PROJECT]: (text) =>
        text.replace(/"name":"[^"]*"/, '"name":"<img src=x onerror=globalThis.canary=1>"'),
    }),
  ],
  ['a newer format', 'be refused', changed({}, (manifest) => (manifest.formatVersion = 1e9))],
  ['a format below zero', 'be refused', changed({}, (manifest) => (manifest.formatVersion = -1))],
  [
    'a format that is a word',
    'be refused',
    changed({}, (manifest) => (manifest.formatVersion = 'three')),
  ],
  ['counts below zero', 'be refused', changed({}, (manifest) => (manifest.counts['code'] = -1))],
  [
    'a manifest that names no files',
    'be refused',
    changed({}, (manifest) => (manifest.files = [])),
  ],
  [
    'a manifest that names a file of the system',
    'be refused',
    changed({}, (manifest) =>
      manifest.files.push({ name: '../../../etc/passwd', bytes: 1, sha256: '' }),
    ),
  ],
  [
    'a manifest that names a file of 5,000 letters',
    'be refused',
    changed({}, (manifest) =>
      manifest.files.push({ name: `texts/${'x'.repeat(5000)}.txt`, bytes: 1, sha256: '' }),
    ),
  ],
  [
    'a code inside one with an id of 5,000 letters, turned round',
    'be refused',
    changed({
      [CODE]: (text) =>
        text.replace('"parentId":null', `"parentId":"code:\\u202e${'x'.repeat(5000)}"`),
    }),
  ],
  ['a manifest that is no JSON', 'be refused', changed({ 'manifest.json': () => '{' })],
  ['a million empty lines', 'be refused', changed({ [CODE]: () => '\n'.repeat(1_000_000) }), true],
  [
    'a million small lines',
    'be refused',
    changed({ [CODE]: () => '{}\n'.repeat(1_000_000) }),
    true,
  ],
  [
    'a code inside itself',
    'be refused',
    changed({
      [CODE]: (text) =>
        text.replace('"parentId":null', `"parentId":${/"id":("[^"]+")/.exec(text)![1]}`),
    }),
  ],
  [
    'two projects',
    'be refused',
    changed({ [PROJECT]: (text) => text + text.replace(/"id":"[^"]+"/, '"id":"project:two"') }),
  ],
  [
    'a passage that says something else',
    'be refused',
    changed({
      'records/coding.jsonl': (text) => text.replace(/"quote":"[^"]+"/, '"quote":"harm"'),
    }),
  ],
  [
    'a passage of a thousand million characters',
    'be refused',
    changed({ 'records/coding.jsonl': (text) => text.replace(/"end":\d+/, '"end":1e9') }),
  ],
  [
    'codes in one another, 20,000 deep',
    'be refused',
    changed({
      [CODE]: (text) => {
        const first = JSON.parse(text.split('\n')[0]!) as { id: string; name: string }
        const chain = Array.from({ length: 20_000 }, (_, i) =>
          JSON.stringify({
            ...first,
            id: `code:chain${i}`,
            name: `Chain ${i}`,
            key: `chain${i}`,
            parentId: i === 0 ? first.id : `code:chain${i - 1}`,
          }),
        )
        return `${text}${chain.join('\n')}\n`
      },
    }),
    true,
  ],
  [
    'two codes, each inside the other',
    'be refused',
    changed({
      [CODE]: (text) => {
        const [line] = text.split('\n')
        const { id } = JSON.parse(line!) as { id: string }
        const other = line!
          .replace(`"id":"${id}"`, '"id":"code:other"')
          .replace('"parentId":null', `"parentId":"${id}"`)
        return `${line!.replace('"parentId":null', '"parentId":"code:other"')}\n${other}\n`
      },
    }),
  ],
  [
    '20,000 times the first line of the journal',
    'be refused',
    changed({ [JOURNAL]: (text) => text + `${text.split('\n')[0]!}\n`.repeat(20_000) }),
    true,
  ],
  ['a project that is cut', 'be refused', () => projectFile.slice(0, projectFile.length >> 1)],
]

export const records: readonly HostileFile[] = tricks.map(
  ([trick, must, bytes, heavy = false], i) => ({
    name: `records ${i}.veta`,
    trick,
    target: 'project',
    must,
    bytes,
    heavy,
  }),
)
