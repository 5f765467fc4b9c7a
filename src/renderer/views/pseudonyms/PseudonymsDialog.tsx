import { useState } from 'react'
import { fieldChanges } from '#shared/pseudonyms/searching'
import { useSession } from '../app/session'
import { UnlockDialog } from '../sealing/UnlockDialog'
import { BackStep } from './BackStep'
import { DoneStep } from './DoneStep'
import { KeyStep } from './KeyStep'
import { NamesStep } from './NamesStep'
import { PreviewStep } from './PreviewStep'
import { tableOf, useKnown } from './state'
import type { Step } from './StepFrame'
import { offAmong } from './ticks'
import { useOpenKey } from './useOpenKey'
import { usePlaces, type Places } from './usePlaces'

/** The places of names that have a pseudonym; those of the others are only counted. */
function replaceable({ places, where }: Places, table: ReturnType<typeof tableOf>): Places {
  return { places: places.filter(({ entry }) => table[entry]!.pseudonym !== ''), where }
}

/** Puts pseudonyms in the place of real names, and the real names back. */
export function PseudonymsDialog({ onClose }: { onClose: () => void }) {
  const { uuid } = useSession()
  const { rows } = useKnown(uuid)
  const [step, setStep] = useState<Step>('names')
  const [chosen, setChosen] = useState<{ found: Places; off: ReadonlySet<number> } | null>(null)
  const [count, setCount] = useState(0)
  const table = tableOf(rows)
  const places = usePlaces(table)
  const key = useOpenKey()
  const [wanted, setWanted] = useState(false)
  if (wanted && places) {
    const found = replaceable(places, table)
    const off = offAmong(found.places, chosen && { places: chosen.found.places, off: chosen.off })
    setChosen({ found, off })
    setWanted(false)
    setStep('preview')
  }
  const go = (next: Step) => {
    // The table may be another than the one whose places were found before.
    if (next === 'preview' && step === 'names') setWanted(true)
    else setStep(next)
  }
  const on = chosen ? chosen.found.places.filter((_, i) => !chosen.off.has(i)) : []
  const fields = fieldChanges(on)
  const size = on.reduce((sum, { changes }) => sum + changes.length, 0)
  const steps = { go, onClose }
  return (
    <>
      {step === 'names' && (
        <NamesStep
          {...steps}
          places={places}
          isWaiting={wanted}
          onOpenKey={() => void key.choose()}
        />
      )}
      {step === 'preview' && chosen && (
        <PreviewStep
          {...steps}
          table={table}
          found={chosen.found}
          off={chosen.off}
          setOff={(off) => setChosen({ ...chosen, off })}
        />
      )}
      {step === 'key' && (
        <KeyStep
          {...steps}
          fields={fields}
          count={size}
          onDone={() => {
            setCount(size)
            setStep('done')
          }}
        />
      )}
      {step === 'save' && (
        <KeyStep {...steps} fields={[]} count={0} onDone={() => setStep('names')} />
      )}
      {step === 'done' && <DoneStep count={count} onClose={onClose} />}
      {step === 'back' && <BackStep {...steps} />}
      {key.locked && (
        <UnlockDialog
          of="names"
          name={key.locked.file}
          lock={key.locked.lock}
          onClose={key.cancel}
          onOpen={(opened) => {
            const { locked } = key
            if (!locked) return
            void key.open(locked, opened)
          }}
        />
      )}
    </>
  )
}
