import { useT } from '../app/language'
import { TextField } from '../controls/Field'

/** What has been typed for a new passphrase, twice. */
export interface Typed {
  first: string
  second: string
}

export const nothingTyped: Typed = { first: '', second: '' }

const LEAST = 8

/** Whether it can be taken. */
export const isGood = ({ first, second }: Typed): boolean =>
  first.length >= LEAST && first === second

/** Two fields for a new passphrase, which say what is wrong with it. */
export function NewPassphrase({
  label,
  typed,
  onChange,
}: {
  label: string
  typed: Typed
  onChange: (typed: Typed) => void
}) {
  const t = useT()
  const { first, second } = typed
  return (
    <>
      <TextField
        label={label}
        hint={t('seal.short')}
        type="password"
        value={first}
        autoFocus
        onChange={(next) => onChange({ ...typed, first: next })}
      />
      <TextField
        label={t('seal.again')}
        type="password"
        value={second}
        onChange={(next) => onChange({ ...typed, second: next })}
      />
      {second !== '' && first !== second && (
        <p role="alert" className="notice bad">
          {t('seal.differ')}
        </p>
      )}
    </>
  )
}
