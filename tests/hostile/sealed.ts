import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { passphraseKey } from '#shared/sealing/lock'
import { seal } from '#shared/sealing/seal'
import { projectFile } from './flavours'
import { PASSPHRASE, utf8, type HostileFile, type Target } from './hostileFile'

type Trick = [trick: string, must: HostileFile['must'], make: () => Uint8Array]

const kdf = { memory: 8192, passes: 1, lanes: 1, salt: '00'.repeat(16) }
const key = new Uint8Array(32).fill(7)
const nonce = (count: number) => new Uint8Array(count).fill(1)
const context = utf8ToBytes('veta lock 1 passphrase')
const wrapped = bytesToHex(seal(passphraseKey(PASSPHRASE, kdf), key, context, nonce))
const lock = { version: 1, kdf, byPassphrase: wrapped, byRecovery: '00'.repeat(60) }

/** Contents under a lock that the passphrase opens, with parts of the lock changed. */
export const sealed = (contents: Uint8Array, change: object = {}) => {
  const header = utf8(
    `${JSON.stringify({ format: 'veta-sealed', version: 1, lock: { ...lock, ...change } })}\n`,
  )
  return Buffer.concat([header, seal(key, contents, header, nonce)])
}
const strong = (change: Partial<typeof kdf>) => () =>
  sealed(projectFile, { kdf: { ...kdf, ...change } })
const names = (change: object) => () =>
  sealed(
    utf8(
      JSON.stringify({
        format: 'veta-key',
        version: 1,
        projectId: 'project:one',
        names: [{ name: 'Nova', forms: [], pseudonym: 'F1' }],
        rounds: [],
        ...change,
      }),
    ),
  )
const place = { start: 0, now: 'P', was: 'Q', before: '', after: '' }

const projects: readonly Trick[] = [
  ['is sound', 'come in', () => sealed(projectFile)],
  ['asks for 1 GB to try a passphrase', 'be refused', strong({ memory: 1_048_576 })],
  ['asks for 16 passes over 128 MB', 'be refused', strong({ memory: 131_072, passes: 16 })],
  ['asks for a million passes', 'be refused', strong({ passes: 1_000_000 })],
  ['has a salt of one byte', 'be refused', strong({ salt: '00' })],
  [
    'has a key of one byte',
    'be refused',
    () => sealed(projectFile, { byPassphrase: '00'.repeat(29) }),
  ],
  [
    'has a key that another passphrase opens',
    'be refused',
    () => sealed(projectFile, { byPassphrase: '00'.repeat(60) }),
  ],
  ['is a sealed file in a sealed file', 'be refused', () => sealed(sealed(projectFile))],
  ['holds a bomb of nothing', 'be refused', () => sealed(new Uint8Array(10_000_000))],
  ['ends behind its lock', 'be refused', () => sealed(projectFile).subarray(0, 420)],
  [
    'has a lock of 5,000 characters',
    'be refused',
    () => sealed(projectFile, { more: 'x'.repeat(5000) }),
  ],
  [
    'has a lock with __proto__',
    'come in',
    () => sealed(projectFile, JSON.parse('{"__proto__":{"polluted":"yes"}}') as object),
  ],
]
const keys: readonly Trick[] = [
  [
    'is sound',
    'come in',
    names({ rounds: [{ at: 1, fields: [{ id: 'source:n2', path: 'name', places: [place] }] }] }),
  ],
  ['is a project', 'be refused', () => sealed(projectFile)],
  [
    'is not sealed',
    'be refused',
    () => utf8('{"format":"veta-key","version":1,"projectId":"x","names":[],"rounds":[]}'),
  ],
  [
    'has 60,000 names that begin alike',
    'come in',
    names({
      names: Array.from({ length: 60_000 }, (_, i) => ({
        name: `Ana ${i}`,
        forms: [],
        pseudonym: `P${i}`,
      })),
    }),
  ],
  [
    'has names that every object has',
    'come in',
    names({
      names: ['__proto__', 'constructor', 'toString'].map((name) => ({
        name,
        forms: [name],
        pseudonym: '__proto__',
      })),
    }),
  ],
  [
    'takes back what is in no record',
    'come in',
    names({
      rounds: ['__proto__', 'constructor.prototype', 'anchor', 'text'].map((path) => ({
        at: 0,
        fields: [
          { id: '__proto__', path, places: [place] },
          { id: 'source:n2', path, places: [place] },
        ],
      })),
    }),
  ],
  [
    'takes back 50,000 places that are nowhere',
    'come in',
    names({
      rounds: [
        {
          at: 0,
          fields: [
            {
              id: 'source:n2',
              path: 'name',
              places: Array.from({ length: 50_000 }, () => ({
                ...place,
                start: 1e9,
                now: 'I',
                before: 'e'.repeat(24),
              })),
            },
          ],
        },
      ],
    }),
  ],
]

const files = (target: Target, ending: string, tricks: readonly Trick[]) =>
  tricks.map(([trick, must, bytes], i): HostileFile => ({
    name: `sealed ${i}.${ending}`,
    trick,
    target,
    must,
    bytes,
  }))

/** Files under a passphrase that their maker gave along with them. */
export const sealedFiles: readonly HostileFile[] = [
  ...files('sealed', 'veta', projects),
  ...files('key', 'vetakey', keys),
]
