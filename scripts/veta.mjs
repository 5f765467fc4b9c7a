#!/usr/bin/env node
import { buildStale } from './build.mjs'
import { runScript } from './options.mjs'

await runScript(async () => {
  // Standard output belongs to the command.
  await buildStale({ names: ['cli'], say: (line) => process.stderr.write(`${line}\n`) })
  await import('../out/cli/index.js')
  return process.exitCode
})
