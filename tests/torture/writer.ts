import { fileCalls } from '../../src/main/vault/calls'
import { heavy } from '../../src/main/vault/heavy'
import { openProjectVault } from '../../src/main/vault/projectVault'
import { growing } from '../unit/vault/growing'

// A process that writes the lines of a project that grows by chance into a vault, and says the number of each line as
// soon as the vault has answered for it: writer.mjs <folder> <seed> <lines>
const [folder = '', seed = '', many = ''] = process.argv.slice(2)
const { rows } = growing(Number(many), Number(seed))

let now = 1_700_000_000_000
const vault = openProjectVault(
  fileCalls,
  folder,
  heavy,
  () => now,
  (error) => {
    throw error
  },
)
const { sentinel } = await vault.holding()
// The clock goes so fast that snapshots are made, and old ones go, while lines are written.
now += sentinel.seq * 60_000
for (const row of rows.slice(sentinel.seq)) {
  now += 60_000
  process.send!(await vault.append([row]))
}
await vault.settled()
