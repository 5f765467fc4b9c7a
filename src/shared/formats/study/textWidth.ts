/** Widths in ems, on the wide side of what common sans-serif fonts have: a file is read with fonts nobody knows. */
function emsOf(character: string): number {
  if (/[ilj.,:;'|!’]/.test(character)) return 0.34
  if (/[ftr()[\]\-/ ]/.test(character)) return 0.42
  if (/[MWmw@%—&]/.test(character)) return 0.98
  if (/[A-ZÁÉÍÓÚÑ]/.test(character)) return 0.76
  // Chinese, Japanese, Korean and signs such as emoji take a full square.
  if (character.codePointAt(0)! > 0x2e7f) return 1.1
  return 0.62
}

/** How wide a text is at most, in pixels, at a font size in pixels. */
export const widthOf = (text: string, fontSize: number): number =>
  [...text].reduce((sum, character) => sum + emsOf(character), 0) * fontSize

/** A text in lines that are no wider than this: broken between words, and inside one that is too long by itself. */
export function linesFitting(text: string, width: number, fontSize: number): string[] {
  const lines: string[] = []
  let line = ''
  const fits = (given: string) => widthOf(given, fontSize) <= width
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (fits(longer)) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = ''
    for (const character of word) {
      if (!fits(line + character) && line !== '') {
        lines.push(line)
        line = ''
      }
      line += character
    }
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line]
}
