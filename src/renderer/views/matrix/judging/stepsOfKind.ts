import type { Scale } from '#shared/records/schema'

/** Steps as a scale of a kind can have them: spread from 0 to 1 on a fuzzy one, whole numbers on an ordinal one. */
export function stepsOfKind(steps: Scale['steps'], kind: Scale['kind']): Scale['steps'] {
  const values = steps.map(({ value }) => value)
  const fits =
    kind === 'fuzzy'
      ? values.every((value) => value >= 0 && value <= 1)
      : values.every((value) => Number.isInteger(value))
  if (fits) return steps
  const most = Math.max(1, steps.length - 1)
  return steps.map((step, i) => ({
    ...step,
    value: kind === 'fuzzy' ? Math.round((i / most) * 100) / 100 : i,
  }))
}
