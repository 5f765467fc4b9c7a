import { randomFrom, type Random } from '../bench/random'

/** How often a test does its damage: as often as `npm run torture` was asked to, else as `npm test` does. */
export const runs = (usual: number): number => Number(process.env['VETA_RUNS'] ?? usual)

/** What chance begins with: printed by `npm run torture`, and always the same in `npm test`. */
const seed = Number(process.env['VETA_SEED'] ?? 1)

/** The chance of one run, which is the same whatever the runs before it did. */
export const chanceOf = (run: number): Random => randomFrom(seed * 100_003 + run)

/** Named in what a failed run says, so that it can be run again. */
export const told = (run: number, what: string): string =>
  `run ${run} of seed ${seed}: ${what} (npm run torture -- … --seed ${seed})`
