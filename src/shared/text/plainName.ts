/** Signs that make the words behind them run the other way: with them "txt.exe" can be shown as "exe.txt". */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g
const CONTROLS = /[\0-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const LONGEST = 300

/** Words in which nothing runs the other way than it is read. */
export const withoutTurns = (text: string): string => text.replace(TURNS, '')

/** A text in which half a character is the sign for one that is missing. */
export const wellFormed = (text: string): string => text.replace(LONE, '\ufffd')

/** Words that a terminal shows and does not obey. */
export const printable = (text: string): string =>
  withoutTurns(text).replace(/[\0-\x08\x0b-\x1f\x7f-\x9f]/g, '\ufffd')

/** A name from outside, as one line that shows what it is: no turned, hidden or broken signs, and no novel. */
export const plainName = (name: string): string =>
  wellFormed(withoutTurns(name.slice(0, 4000)))
    .replace(CONTROLS, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST)
    .replace(/[\ud800-\udbff]$/, '')
