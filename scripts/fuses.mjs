/**
 * The fuses by the names that electron-builder has for them, in the order in which a program holds them. What is not
 * here came after: https://www.electronjs.org/docs/latest/tutorial/fuses.
 */
const names = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
]

/** What stands before the fuses in every build of Electron. */
const SENTINEL = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX')
const VERSION = 1
const states = { 0x30: false, 0x31: true }

/**
 * The fuses of a program as they are, by name: true, false, or null for one that is missing or was removed. One
 * answer for each processor that the program is made for.
 */
export function readFuses(program) {
  const found = []
  for (let at = program.indexOf(SENTINEL); at >= 0; at = program.indexOf(SENTINEL, at + 1)) {
    const start = at + SENTINEL.length
    const [version, count] = program.subarray(start)
    if (version !== VERSION) throw new Error(`Fuses of an unknown kind: ${version}`)
    const wire = program.subarray(start + 2, start + 2 + count)
    found.push(Object.fromEntries(names.map((name, i) => [name, states[wire[i]] ?? null])))
  }
  return found
}

/** The fuses of a program that are not as they should be, in words. */
export function wrongFuses(program, wanted) {
  const found = readFuses(program)
  if (found.length === 0) return ['it has no fuses at all']
  return found.flatMap((fuses) =>
    Object.entries(wanted)
      .filter(([name, value]) => fuses[name] !== value)
      .map(([name, value]) => `${name} is ${fuses[name]}, not ${value}`),
  )
}
