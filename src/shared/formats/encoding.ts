import chardet from 'chardet'
import { countOf } from './countOf'

/** Encodings that a person may choose when the detected one is wrong; names as TextDecoder knows them. */
export const offeredEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'iso-8859-2',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'macintosh',
  'shift_jis',
  'gb18030',
  'big5',
  'euc-kr',
] as const

export type Encoding = (typeof offeredEncodings)[number]

const startsWith = (bytes: Uint8Array, ...mark: number[]) =>
  mark.every((byte, i) => bytes[i] === byte)

/** `fatal` makes a wrong guess an error instead of a text full of replacement characters. */
function decodes(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/** What chardet calls an encoding, as one of ours. Latin texts are read as windows-1252, which contains Latin-1. */
const ALIASES: Record<string, Encoding> = {
  'iso-8859-1': 'windows-1252',
  'iso-8859-15': 'windows-1252',
  ascii: 'utf-8',
  gb2312: 'gb18030',
}

const known = (name: string): Encoding | undefined =>
  ALIASES[name] ?? offeredEncodings.find((encoding) => encoding === name)

/** How many bytes the guess looks at; enough to meet the accents of any language. */
const SAMPLE = 64 * 1024

/** A text that is UTF-8 but for a few broken places: cut in the middle of a character, or edited by a careless tool. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes)
  const broken = countOf(text, /\ufffd/g)
  const sound = countOf(text, /[^\0-\x7f\ufffd]/g)
  return sound > broken * 4
}

/**
 * Whether a Latin text was written on an old Mac: behind small letters stand bytes that are accented vowels or ç
 * there and no letters of French or Spanish in windows-1252, and more of them than of its own accents.
 */
function looksMacintosh(bytes: Uint8Array): boolean {
  const text = new TextDecoder('macintosh').decode(bytes.subarray(0, SAMPLE))
  const mac = countOf(text, /(?<=[a-z])[áàâçéèêäü]/g)
  const windows = countOf(text, /(?<=[a-z])[‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔÒÚÛÙıˆ˜¯]/g)
  return mac > windows
}

/** Finds the encoding of a text: by its mark, else UTF-8 where that is free of errors, else by frequencies. */
export function detectEncoding(bytes: Uint8Array): Encoding {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8'
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le'
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be'
  const isUtf8 = decodes(bytes, 'utf-8')
  if (isUtf8 && !bytes.subarray(0, SAMPLE).includes(0)) return 'utf-8'
  const zeros = (from: number) => {
    let count = 0
    for (let i = from; i < Math.min(bytes.length, 2000); i += 2) if (bytes[i] === 0) count += 1
    return count
  }
  const half = Math.min(bytes.length, 2000) / 2
  if (half > 1 && zeros(1) > half * 0.4) return 'utf-16le'
  if (half > 1 && zeros(0) > half * 0.4) return 'utf-16be'
  if (isUtf8 || isMostlyUtf8(bytes)) return 'utf-8'
  for (const { name } of chardet.analyse(bytes.subarray(0, SAMPLE))) {
    const encoding = known(name.toLowerCase())
    if (!encoding || encoding === 'utf-8' || !decodes(bytes, encoding)) continue
    return encoding === 'windows-1252' && looksMacintosh(bytes) ? 'macintosh' : encoding
  }
  return looksMacintosh(bytes) ? 'macintosh' : 'windows-1252'
}

/** What the bytes 0x80 to 0x9f stand for in windows-1252; a blank where they stand for nothing. */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

/** The text of a file, without its byte-order mark. Bytes that don't fit the encoding become U+FFFD. */
export function decode(bytes: Uint8Array, encoding: Encoding): string {
  const text = new TextDecoder(encoding).decode(bytes)
  if (encoding !== 'windows-1252') return text
  // Node's decoder takes windows-1252 for Latin-1, in which typographic quotes and dashes are control characters.
  return text.replace(/[\x80-\x9f]/g, (control) => {
    const meant = WINDOWS_1252[control.charCodeAt(0) - 0x80]!
    return meant === ' ' ? control : meant
  })
}
