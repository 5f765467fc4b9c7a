import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const reports = join(root, 'out/reports')

/** Runs a program with its output in sight. Resolves with whether it succeeded. */
const run = (command, args, env = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    })
    child.on('error', reject)
    child.on('close', (code) => resolve(code === 0))
  })

const node = (path, ...args) => run(process.execPath, [join(modules, path), ...args])

/** A gate that either holds or does not. */
const gate = (name, path, ...args) => ({
  name,
  run: async () => {
    const held = await node(path, ...args)
    return { passed: held ? 1 : 0, failed: held ? 0 : 1, skipped: 0 }
  },
})

const report = (name) => join(reports, `${name}.json`)
const read = (name) =>
  existsSync(report(name)) ? JSON.parse(readFileSync(report(name), 'utf8')) : null

/** A run that ended badly without one failed test, such as a file that does not load, failed all the same. */
const counted = (held, passed, failed, skipped) => ({
  passed,
  failed: held ? failed : Math.max(1, failed),
  skipped,
})

const vitest = (name) => ({
  name,
  run: async () => {
    const outputs = ['--reporter=default', '--reporter=json', `--outputFile.json=${report(name)}`]
    const held = await node('vitest/vitest.mjs', 'run', '--project', name, ...outputs)
    const found = read(name)
    return counted(
      held && found !== null,
      found?.numPassedTests ?? 0,
      found?.numFailedTests ?? 0,
      found?.numPendingTests ?? 0,
    )
  },
})

const endToEnd = {
  name: 'end-to-end',
  run: async () => {
    const { ensureChromium, versionOf } = await import('./chromium.mjs')
    const path = ensureChromium(console.log)
    console.log(`Chromium: ${versionOf(path)}`)
    const held = await run(process.execPath, [join(modules, '@playwright/test/cli.js'), 'test'], {
      VETA_CHROMIUM: path,
      VETA_E2E_REPORT: report('end-to-end'),
    })
    const stats = read('end-to-end')?.stats
    return counted(
      held && stats !== undefined,
      (stats?.expected ?? 0) + (stats?.flaky ?? 0),
      stats?.unexpected ?? 0,
      stats?.skipped ?? 0,
    )
  },
}

const build = {
  name: 'build',
  run: async () => {
    const held = await run(process.execPath, [join(root, 'scripts/build.mjs')])
    return { passed: held ? 1 : 0, failed: held ? 0 : 1, skipped: 0 }
  },
}

const gates = [
  gate('format', 'prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  gate('lint', 'oxlint/bin/oxlint'),
  gate('types', 'typescript/bin/tsc', '-b'),
  gate('dead code', 'knip/bin/knip.js'),
  build,
  vitest('unit'),
  vitest('storage'),
  vitest('architecture'),
  vitest('hostile'),
  vitest('torture'),
  endToEnd,
]

if (!existsSync(join(modules, '.bin')) && !(await run('npm', ['ci']))) process.exit(1)
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
const total = { passed: 0, failed: 0, skipped: 0 }
const lines = []
for (const { name, run: runGate } of gates) {
  console.log(`\n── ${name}`)
  const start = performance.now()
  const result = await runGate()
  for (const key of Object.keys(total)) total[key] += result[key]
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  const verdict = result.failed > 0 ? 'FAILED' : 'ok'
  lines.push(
    `${verdict.padEnd(7)}${name.padEnd(14)}${String(result.passed).padStart(5)} passed  ${seconds} s`,
  )
}
console.log(`\n${lines.join('\n')}\n`)
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
process.exitCode = total.failed > 0 ? 1 : 0
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`)
