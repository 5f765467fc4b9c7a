import { utf8, written, type HostileFile } from './hostileFile'

const bytes = (
  name: string,
  trick: string,
  must: HostileFile['must'],
  make: () => Uint8Array,
): HostileFile => ({
  name,
  trick,
  target: 'transcript',
  must,
  bytes: make,
})
const wide = (text: string) => Buffer.from(text, 'utf16le')
const joined = (...parts: readonly (Uint8Array | readonly number[])[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part)))
const TALK = 'P1: synthetic words\nP2: more of them\n'

/** Text that is not well formed, and names that are shown as something else than they are. */
export const signs: readonly HostileFile[] = [
  bytes('lone.txt', 'lone surrogates in UTF-16', 'come in', () =>
    joined([0xff, 0xfe], wide('P1: a\ud800b \udc00c\nP2: d')),
  ),
  bytes('odd.txt', 'UTF-16 with half a character', 'come in', () =>
    joined([0xff, 0xfe], wide(TALK), [0x41]),
  ),
  bytes('swapped.txt', 'UTF-16 the other way round than its mark says', 'come in', () =>
    joined([0xfe, 0xff], wide(TALK)),
  ),
  bytes('mark.txt', 'nothing but a mark', 'be refused', () => Buffer.from([0xff, 0xfe])),
  bytes('byte marks.txt', 'a thousand marks', 'be refused', () => utf8('\ufeff'.repeat(1000))),
  bytes('overlong.txt', 'overlong UTF-8', 'come in', () =>
    joined(utf8(TALK), [0xc0, 0xaf, 0xe0, 0x80, 0xaf, 0xf0, 0x80, 0x80, 0xaf]),
  ),
  bytes('cesu.txt', 'surrogates in UTF-8', 'come in', () =>
    joined(utf8(TALK), [0xed, 0xa0, 0x80, 0xed, 0xb0, 0x80]),
  ),
  bytes('cut.txt', 'UTF-8 that is cut in a character', 'come in', () =>
    utf8(`${TALK}añ🙂`).slice(0, -2),
  ),
  bytes('beyond.txt', 'UTF-8 beyond Unicode', 'come in', () =>
    joined(utf8(TALK), [0xf4, 0x90, 0x80, 0x80, 0xf8, 0x88, 0x80, 0x80, 0x80]),
  ),
  bytes('noise.txt', 'noise', 'be refused', () =>
    Uint8Array.from({ length: 50_000 }, (_, i) => (i * 7919 + (i >> 3) * 31) & 0x1f),
  ),
  bytes('ones.txt', 'bytes that are no character', 'come in', () =>
    new Uint8Array(100_000).fill(0xff),
  ),
  bytes('zeros.txt', 'zeros', 'be refused', () => new Uint8Array(1_000_000)),
  bytes('chinese.txt', 'half of a Chinese text', 'come in', () =>
    joined([0xb0, 0xa1, 0xc4, 0xe3, 0xba, 0xc3, 0x81]),
  ),
  written('pasted', 'lone.pasted', 'lone surrogates that are pasted', 'come in', 'P1: kept'),
  written(
    'transcript',
    'interview\u202etxt.exe',
    'a program that is shown as a text',
    'be refused',
    TALK,
  ),
  written('transcript', 'gpj.\u202etxt', 'a text that is shown as a picture', 'come in', TALK),
  written(
    'transcript',
    '\u2067isolated\u2069\u202d.txt',
    'a name of isolates and overrides',
    'come in',
    TALK,
  ),
  written(
    'transcript',
    'two\nlines\0\x1b[2J.txt',
    'a name with commands to a terminal',
    'come in',
    TALK,
  ),
  written('transcript', `${'n'.repeat(5000)}.txt`, 'a name of 5,000 letters', 'be refused', TALK),
  written(
    'transcript',
    '../../../etc/cron.d/x.txt',
    'a name that leads out of a folder',
    'come in',
    TALK,
  ),
  written('transcript', '__proto__', 'the name of an object of JavaScript', 'be refused', TALK),
  written('transcript', 'x.constructor', 'an ending that every object has', 'be refused', TALK),
  written(
    'transcript',
    '{name}, {count, plural}.txt',
    'a name that is a pattern of messages',
    'come in',
    TALK,
  ),
  written(
    'transcript',
    '<img src=x onerror=globalThis.canary=1>.txt',
    'a name that is a script',
    'come in',
    TALK,
  ),
  written(
    'transcript',
    'turned speakers.txt',
    'speakers that turn round',
    'come in',
    'P\u202e1: words\nP\u202e1: more\n__proto__: a\n__proto__: b\nconstructor: c\nconstructor: d\n',
  ),
  written(
    'table',
    'turned.csv',
    'cases and columns that turn round',
    'come in',
    'Case,Sta\u202eff\nNo\u202eva,1\n\u2066Bisa,2\n',
  ),
]
