import { main } from './main'

declare const APP_VERSION: string

process.exitCode = await main(process.argv.slice(2), APP_VERSION, {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
})
