import { useEffect, useState } from 'react'
import { updateCodings } from '#shared/commands/updateCodings'
import type { Coding } from '#shared/records/schema'
import { useT } from '../app/language'
import { useRun } from '../app/session'
import { TextField } from '../controls/Field'

/** What a typed weight means: a number, null for nothing, undefined for anything else. A comma is a decimal sign too. */
function weightOf(typed: string): number | null | undefined {
  const plain = typed.trim().replace(',', '.')
  if (plain === '') return null
  const value = Number(plain)
  return Number.isFinite(value) ? value : undefined
}

const written = (weight: number | null) => (weight === null ? '' : String(weight))

/** How much a passage weighs, where a study weighs them. Written when the field is left, or with Enter. */
export function Weight({ coding }: { coding: Coding }) {
  const t = useT()
  const run = useRun()
  const [typed, setTyped] = useState(written(coding.weight))
  useEffect(() => setTyped(written(coding.weight)), [coding.id, coding.weight])
  const weight = weightOf(typed)
  const store = () => {
    if (weight !== undefined && weight !== coding.weight)
      void run(updateCodings, { codingIds: [coding.id], patch: { weight } })
  }
  return (
    <TextField
      label={t('transcript.weight')}
      inputMode="decimal"
      value={typed}
      onChange={setTyped}
      onBlur={store}
      onKeyDown={(event) => event.key === 'Enter' && store()}
      {...(weight === undefined && { problem: t('transcript.weightWrong') })}
    />
  )
}
