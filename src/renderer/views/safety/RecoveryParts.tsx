import type { ReactNode } from 'react'
import type { KeptState } from '#shared/ipc/contract'
import type { Sentinel } from '#shared/vault/sentinel'
import { useFormats, useT } from '../app/language'
import { Button } from '../controls/Button'
import { momentsOf } from './moments'
import { factsOf, lastStepOf } from './wording'

/** One of the two copies of a project that do not agree. */
export function State({ title, state }: { title: string; state: Sentinel | null }) {
  const t = useT()
  const formats = useFormats()
  const at = state && lastStepOf(state)
  return (
    <section className="recovery-state">
      <h2>{title}</h2>
      {state ? (
        <>
          <p>{factsOf(state, t)}</p>
          <p className="muted">
            {at === null
              ? t('safety.noStep')
              : t('safety.lastStep', { when: formats.dateTime(at ?? 0) })}
          </p>
        </>
      ) : (
        <p className="muted">{t('safety.nothingReadable')}</p>
      )}
    </section>
  )
}

/** Something that a person can choose, and what comes of it. */
export function Choice({
  label,
  hint,
  main = false,
  open,
  busy,
  onChoose,
  children,
}: {
  label: string
  hint: string
  main?: boolean
  /** Of one that opens what is below it: whether that is open. */
  open?: boolean
  busy: boolean
  onChoose: () => void
  children?: ReactNode
}) {
  return (
    <li className="recovery-choice">
      <Button
        {...(main && { look: 'primary' as const })}
        {...(open !== undefined && { 'aria-expanded': open })}
        isDisabled={busy}
        onPress={onChoose}
      >
        {label}
      </Button>
      <p className="muted">{hint}</p>
      {children}
    </li>
  )
}

/** The kept states of a project, the newest first, each of which can be put back. */
export function Copies({
  of,
  busy,
  onPutBack,
}: {
  of: readonly KeptState[]
  busy: boolean
  onPutBack: (state: KeptState, when: string) => void
}) {
  const t = useT()
  const whenOf = momentsOf(of, useFormats())
  return (
    <ul className="recovery-copies" aria-label={t('safety.title')}>
      {of.toReversed().map((one) => {
        const when = whenOf(one)
        return (
          <li key={one.name}>
            <span className="grow">
              {when} <span className="muted">· {factsOf(one.sentinel, t)}</span>
            </span>
            <Button
              small
              isDisabled={busy}
              aria-label={t('safety.goBackTo', { when })}
              onPress={() => onPutBack(one, when)}
            >
              {t('safety.putBack')}
            </Button>
          </li>
        )
      })}
    </ul>
  )
}
