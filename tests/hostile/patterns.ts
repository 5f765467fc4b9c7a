import { written, type HostileFile } from './hostileFile'

const text = (name: string, trick: string, must: HostileFile['must'], make: () => string) =>
  written('transcript', name, trick, must, make)
const many = (piece: string, megabytes: number) =>
  piece.repeat(Math.floor((megabytes * 1_000_000) / piece.length))
const vtt = (body: string) => `WEBVTT\n\n00:00.000 --> 00:01.000\n${body}\n`

/** Texts that are ordinary to look at and take a careless reader for ever. */
export const patterns: readonly HostileFile[] = [
  text('stars.md', 'emphasis that never ends', 'come in', () => many('**a ', 1)),
  text('pairs.md', 'emphasis in emphasis', 'come in', () => many('*_', 1)),
  text('lows.md', 'underlines that never end', 'come in', () => many(' _a', 1)),
  text('brackets.md', 'brackets that never close', 'come in', () => many('[', 1)),
  text('addresses.md', 'links that never close', 'come in', () => many('[a](', 1)),
  text('heading.md', 'a heading of blanks', 'come in', () => `# ${' '.repeat(1_000_000)}x`),
  text('signs.md', 'a heading of signs', 'come in', () => `# ${'# '.repeat(500_000)}x`),
  text('rules.md', 'a rule that is none', 'come in', () => `a\n${'='.repeat(1_000_000)}x`),
  text('label.txt', 'a name, and blanks behind it', 'come in', () => `P1${' '.repeat(1_000_000)}x`),
  text('labels.txt', '20,000 names with blanks behind them', 'come in', () =>
    `P1${' '.repeat(190)}x\n`.repeat(20_000),
  ),
  text('letters.txt', 'lines of single letters', 'come in', () =>
    `${'a b '.repeat(50)}\n`.repeat(50_000),
  ),
  text('colons.txt', 'colons', 'come in', () => many(':', 1)),
  text('times.txt', 'digits that are no time', 'come in', () => many('[00:00', 1)),
  text('speakers.txt', '120,000 speakers', 'come in', () =>
    Array.from({ length: 120_000 }, (_, i) => `S${i}: a\n`).join(''),
  ),
  text('codes.vtt', 'codes that never close', 'come in', () => vtt(many('{\\', 1))),
  text('voices.vtt', 'voices that never close', 'come in', () => vtt(many('<v.a', 1))),
  text('voice of blanks.vtt', 'a voice of blanks', 'come in', () =>
    vtt(`<v${' '.repeat(1_000_000)}a`),
  ),
  text('stamps.vtt', 'times that never close', 'come in', () => vtt(many('<1', 1))),
  text('tags.vtt', 'tags in tags', 'come in', () => vtt(`${many('<i>', 2)}a`)),
  text('entities.vtt', 'entities', 'come in', () => vtt(many('&amp;', 1))),
  text(
    'blanks.vtt',
    '400,000 blank rows',
    'come in',
    () => `${vtt('a')}${'\n'.repeat(400_000)}${vtt('b')}`,
  ),
  text(
    'cues.vtt',
    '150,000 cues of one sentence',
    'come in',
    () => `WEBVTT\n\n${'00:00.000 --> 00:01.000\nand\n\n'.repeat(150_000)}`,
  ),
  text(
    'digits.srt',
    'a time of a million digits',
    'be refused',
    () => `1\n${'1'.repeat(1_000_000)}:00,000 --> 0\na\n`,
  ),
  text(
    'ages.srt',
    'hours of 400 digits',
    'be refused',
    () => `1\n${'9'.repeat(400)}:00:00,000 --> ${'9'.repeat(400)}:00:01,000\nP1: a\n`,
  ),
  text(
    'years.vtt',
    'hours of 20 digits, times that go back, minutes of 99',
    'come in',
    () =>
      `WEBVTT\n\n${'9'.repeat(20)}:00:00.000 --> 00:00:00.000\nP1: a\n\n00:99:99.999 --> 00:00:01.000\nP2: b\n\n00:00:00.000 --> 00:00:00.000\nc\n`,
  ),
  text(
    'clock.txt',
    'times that no clock shows',
    'come in',
    () => `[99:59:59] P1: a\nP2 [${'9'.repeat(60)}:00]: b\n99:99:99 P1: c\n`,
  ),
  text(
    'note.vtt',
    'a note that never ends',
    'be refused',
    () => `WEBVTT\n\nNOTE ${many('a --> ', 1)}`,
  ),
  text('lists.md', 'a list that is 2,000 deep', 'come in', () =>
    Array.from({ length: 2000 }, (_, i) => `${' '.repeat(2 * i)}- a`).join('\n'),
  ),
  text('quotes.md', 'a quotation that is a million deep', 'come in', () => `${many('>', 1)} a`),
  text('arrows.srt', 'arrows', 'be refused', () => many('--> ', 1)),
  text('line.txt', 'one line of 16 MB', 'come in', () => 'word '.repeat(3_300_000)),
  text('too large.txt', '17 MB', 'be refused', () => 'word '.repeat(3_600_000)),
  text('lines.txt', '240,000 lines', 'come in', () => 'P1: a\n'.repeat(240_000)),
  text('too many.txt', 'a million lines', 'be refused', () => 'a\n'.repeat(1_000_000)),
  text(
    'blank.txt',
    '400,000 blank lines and a word',
    'come in',
    () => `${'\n \n'.repeat(200_000)}a`,
  ),
  text(
    'marks.txt',
    'a letter with a million accents',
    'come in',
    () => `a${'\u0301'.repeat(1_000_000)}`,
  ),
  text('hyphens.txt', 'a word of hyphens', 'come in', () => many('a-', 8)),
  text('wide.txt', '15 MB of Chinese', 'come in', () => '漢字'.repeat(2_500_000)),
  text('emoji.txt', '15 MB of emoji', 'come in', () => '👩‍🏭'.repeat(1_300_000)),
  text('unseen.txt', 'a million unseen signs', 'come in', () => `a${'\ufeff'.repeat(1_000_000)}`),
  written('pasted', 'large.pasted', '16 MB that are pasted', 'come in', () =>
    'word '.repeat(3_300_000),
  ),
  written('memo', 'stars.memo', 'a memo of emphasis that never ends', 'come in', () =>
    many('**a ', 0.1),
  ),
  written(
    'memo',
    'quotes.memo',
    'a memo that quotes 5,000 deep',
    'come in',
    () => `${'> '.repeat(5000)}a`,
  ),
  written('memo', 'lists.memo', 'a memo of lists 500 deep', 'come in', () =>
    Array.from({ length: 500 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n'),
  ),
  written('memo', 'links.memo', 'a memo of links that never close', 'come in', () =>
    many('[[coding:', 0.1),
  ),
]
