import { useState } from 'react'
import { parseNumber } from '#shared/commands/values'
import { useT } from '../app/language'
import { Button } from '../controls/Button'
import { TextField } from '../controls/Field'

/** Numbers between semicolons, rising; null where something else stands there. */
function cutsIn(text: string): number[] | null {
  const parts = text.split(';').filter((part) => part.trim() !== '')
  const numbers = parts.map(parseNumber)
  return numbers.some((number) => number === null)
    ? null
    : [...new Set(numbers as number[])].toSorted((a, b) => a - b)
}

/** Where the bands of a number are cut. */
export function BandsField({
  cuts,
  onChange,
}: {
  cuts: readonly number[]
  onChange: (cuts: readonly number[]) => void
}) {
  const t = useT()
  const [text, setText] = useState(cuts.join('; '))
  const parsed = cutsIn(text)
  return (
    <form
      className="row bands"
      onSubmit={(event) => {
        event.preventDefault()
        if (parsed) onChange(parsed)
      }}
    >
      <span className="label">{t('crosstab.bands')}</span>
      <TextField
        label={t('crosstab.bandsLabel')}
        labelHidden
        value={text}
        onChange={setText}
        {...(parsed === null && { problem: t('crosstab.bandsProblem') })}
      />
      <Button type="submit" small isDisabled={parsed === null}>
        {t('crosstab.bandsApply')}
      </Button>
    </form>
  )
}
