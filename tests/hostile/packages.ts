import { projectParts, wordParts } from './flavours'
import { utf8, type HostileFile } from './hostileFile'
import { fields, rawZip, sumOf, type RawEnd, type RawEntry } from './rawZip'

interface Flavour {
  target: 'transcript' | 'project'
  ending: string
  /** Its entries; the last one holds words or records that are read. */
  parts: () => RawEntry[]
  /** The name of a part that is read, and the one of another that would be too. */
  read: string
  other: string
}

const flavours: readonly Flavour[] = [
  {
    target: 'transcript',
    ending: 'docx',
    parts: wordParts,
    read: 'word/document.xml',
    other: 'word/document2.xml',
  },
  {
    target: 'project',
    ending: 'veta',
    parts: projectParts,
    read: 'journal.jsonl',
    other: 'texts/x.txt',
  },
]

const MIB = 1024 * 1024

/** An edit of the part that is read. */
const lying =
  (change: Partial<RawEntry>) =>
  ({ parts, read }: Flavour): Uint8Array =>
    rawZip(parts().map((part) => (part.name === read ? { ...part, ...change } : part)))
const ended =
  (end: RawEnd) =>
  ({ parts }: Flavour): Uint8Array =>
    rawZip(parts(), end)
const joined =
  (more: (flavour: Flavour) => readonly RawEntry[]) =>
  (flavour: Flavour): Uint8Array =>
    rawZip([...flavour.parts(), ...more(flavour)])

type Trick = [
  trick: string,
  must: HostileFile['must'],
  make: (flavour: Flavour) => Uint8Array,
  heavy?: true,
]

const bomb = (megabytes: number) => (flavour: Flavour) =>
  rawZip([
    ...flavour.parts(),
    { name: flavour.other, content: Buffer.alloc(megabytes * MIB, 0x61) },
  ])
const many = (count: number, flavour: Flavour) =>
  Array.from({ length: count }, (_, i) => ({ name: `${flavour.other}${i}`, content: utf8('') }))

/** A field of the directory that says another name than the header does. */
const renamed = (name: string, to: string) => {
  const other = utf8(to)
  const head = fields([0x7075, 2], [5 + other.length, 2])
  return Buffer.concat([head, Buffer.from([1]), fields([sumOf(utf8(name)), 4]), other])
}
/** Sizes and a place of 2^60 bytes. */
const huge = Buffer.concat([
  fields([1, 2], [24, 2]),
  ...[1, 2, 3].map(() => fields([0, 4], [0x10000000, 4])),
])

const tricks: readonly Trick[] = [
  ['a bomb of 60 MB', 'be refused', bomb(60), true],
  ['a bomb of 200 MB', 'be refused', bomb(200), true],
  ['claims 1 GB and holds little', 'be refused', lying({ size: 1024 * MIB })],
  ['claims 4 GB and holds little', 'be refused', lying({ size: 0xffffffff })],
  ['claims ten bytes and holds more', 'be refused', lying({ size: 10 })],
  ['claims ten packed bytes', 'be refused', lying({ packedSize: 10 })],
  ['claims more packed bytes than the file has', 'be refused', lying({ packedSize: 50 * MIB })],
  ['has a wrong checksum', 'be refused', lying({ crc: 0x12345678 })],
  ['says it is encrypted', 'be refused', lying({ flags: 0x801 })],
  ['is packed by an unknown method', 'be refused', lying({ method: 99 })],
  ['says it is stored and is deflated', 'be refused', lying({ method: 0, size: 5 })],
  [
    'has 25,000 entries',
    'be refused',
    (one) => rawZip([...one.parts(), ...many(25_000, one)]),
    true,
  ],
  [
    'has the same name twice',
    'be refused',
    (one) => rawZip([...one.parts(), { name: one.read, content: utf8('{}') }]),
  ],
  [
    'has two entries of the same bytes',
    'be refused',
    (one) => {
      const parts = one.parts()
      const at = parts.findIndex(({ name }) => name === one.read)
      return rawZip([...parts, { ...parts[at]!, name: one.other, sharesWith: at }])
    },
  ],
  [
    'has 4,000 entries of the same bytes',
    'be refused',
    (one) => {
      const kernel = { name: one.other, content: Buffer.alloc(MIB, 0x61) }
      const others = Array.from({ length: 4000 }, (_, i) => ({
        ...kernel,
        name: one.target === 'project' ? `texts/${i}.txt` : `word/document${i + 10}.xml`,
        sharesWith: 0,
      }))
      return rawZip([kernel, ...others])
    },
    true,
  ],
  [
    'has an entry that is a zip in a zip',
    'come in',
    joined(({ parts }) => [
      { name: 'nested.zip', content: rawZip([{ name: 'nested.zip', content: rawZip(parts()) }]) },
    ]),
  ],
  ['has no end', 'be refused', ({ parts }) => rawZip(parts()).slice(0, -22)],
  [
    'is cut in the middle',
    'be refused',
    ({ parts }) => {
      const all = rawZip(parts())
      return all.slice(0, all.length >> 1)
    },
  ],
  ['claims 65,535 entries', 'be refused', ended({ count: 65_535 })],
  ['has its directory outside of the file', 'come in', ended({ offset: 0x7ffffff0 })],
  ['is an empty zip', 'be refused', () => rawZip([])],
  [
    'has a second end in its comment',
    'come in',
    (one) => rawZip(one.parts(), { comment: rawZip([]) }),
  ],
  [
    'is followed by 100 KB of something else',
    'be refused',
    ended({ after: Buffer.alloc(100_000, 0x20) }),
  ],
  ['has another name before its bytes', 'come in', lying({ localName: '../../../etc/passwd' })],
  [
    'has another name in a field of its own',
    'come in',
    (one) => lying({ extra: renamed(one.read, '../../../etc/passwd') })(one),
  ],
  [
    'has a harmless name, and that of a part in a field of its own',
    'come in',
    (one) =>
      joined(() => [{ name: 'x', content: utf8('harm'), extra: renamed('x', one.read) }])(one),
  ],
  [
    'claims 2^60 bytes',
    'be refused',
    lying({ size: 0xffffffff, packedSize: 0xffffffff, extra: huge }),
  ],
  ['says that its sizes stand behind its bytes', 'be refused', lying({ flags: 0x808 })],
  ['is packed by bzip2', 'be refused', lying({ method: 12 })],
  ['begins with a program', 'come in', ended({ before: Buffer.from('MZ'.padEnd(4096, 'x')) })],
  [
    'has 4,900 parts that are read',
    'be refused',
    (one) =>
      rawZip([
        ...one.parts(),
        ...Array.from({ length: 4900 }, (_, i) => ({
          name: one.target === 'project' ? `texts/${i}.txt` : `word/styles${i}.xml`,
          content: utf8('<a/>'),
        })),
      ]),
    true,
  ],
]

/** 40 names that lead out of a folder where somebody writes them to the disk. */
const names: readonly string[] = [
  '../x',
  '../../x',
  '../../../../../../etc/passwd',
  '/etc/passwd',
  '//server/share/x',
  '\\\\server\\share\\x',
  '..\\x',
  '..\\..\\windows\\system32\\x',
  'C:\\x',
  'C:/x',
  'c:x',
  'file:///etc/passwd',
  './x',
  './../x',
  'a/../../x',
  'a/b/../../../x',
  '..',
  '.',
  '...',
  '....//x',
  '..//x',
  '.. /x',
  '../x\0',
  'x\0.xml',
  '%2e%2e/x',
  '%2e%2e%2fx',
  '..%2fx',
  '..%c0%afx',
  '\u2025/x',
  '..\u2215x',
  '\u002e\u002e\u2044x',
  '~/x',
  '~root/x',
  '$HOME/x',
  '`id`',
  'CON',
  'NUL.xml',
  'x:stream',
  'x'.repeat(5000),
  '__proto__',
]

const traversals = names.map((name, i): HostileFile => {
  const flavour = flavours[i % 2]!
  // The same name where parts are read from: as it is, and below a folder that the format knows.
  const placed = (folder: string, ending: string) => [
    { name, content: utf8('harm') },
    { name: `${folder}/${name}${ending}`, content: utf8('<w:p/>') },
  ]
  return {
    name: `traversal ${i}.${flavour.ending}`,
    trick: `an entry called ${JSON.stringify(name.slice(0, 40))}`,
    target: flavour.target,
    must: 'come in',
    bytes: () =>
      rawZip([
        ...flavour.parts(),
        ...(flavour.target === 'project' ? placed('tables', '') : placed('media', '.xml')),
      ]),
  }
})

export const packages: readonly HostileFile[] = [
  ...flavours.flatMap((flavour) =>
    tricks.map(([trick, must, make, heavy = false], i): HostileFile => ({
      name: `package ${i}.${flavour.ending}`,
      trick,
      target: flavour.target,
      must,
      bytes: () => make(flavour),
      heavy,
    })),
  ),
  ...traversals,
]
