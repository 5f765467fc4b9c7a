import type { HostileFile } from './hostileFile'
import { markup } from './markup'
import { packages } from './packages'
import { pages } from './pages'
import { patterns } from './patterns'
import { records } from './records'
import { sealedFiles } from './sealed'
import { signs } from './signs'
import { tables } from './tables'
import { words } from './words'

/** Every hostile file; all are made here, none was fetched. */
export const corpus: readonly HostileFile[] = [
  ...packages,
  ...words,
  ...markup,
  ...pages,
  ...records,
  ...sealedFiles,
  ...signs,
  ...tables,
  ...patterns,
]
