import { duplicateCodings } from '#shared/commands/duplicateCodings'
import { recodeCodings } from '#shared/commands/recodeCodings'
import type { Coding, IdOf } from '#shared/records/schema'
import { wasRefused } from '#history/history'
import { inTurn } from './inTurn'
import { useTranscript, type PickerPurpose } from './state'
import type { NewCode, Surroundings } from './useCodingActions'

export type RecodePurpose = Exclude<PickerPurpose, 'code'>

/** Giving codings another code, or a further one. */
export function recodeActions({ t, run, announce, here, active }: Surroundings) {
  const state = useTranscript.getState
  /** The codings that are meant: all over the selection, or the one that is looked at. */
  const meant = (purpose: RecodePurpose): readonly Coding[] => {
    const { selection } = state()
    const all = here(selection)
    const one = active(selection)
    return purpose === 'recodeAll' ? all : one ? [one] : []
  }
  return {
    meant,
    /** Asks for the code, where there is a coding that it is for. */
    askForCode: (purpose: RecodePurpose) => {
      if (meant(purpose).length > 0) state().set({ picker: purpose })
    },
    recode: (
      purpose: RecodePurpose,
      codings: readonly Coding[],
      to: { codeId: IdOf<'code'> } | { newCode: NewCode },
    ) =>
      inTurn(async () => {
        const args = { codingIds: codings.map(({ id }) => id), to }
        const outcome = await (purpose === 'duplicate'
          ? run(duplicateCodings, args)
          : run(recodeCodings, args))
        if (wasRefused(outcome)) return
        const { command, label } = outcome.row
        announce(
          t(
            command === 'duplicateCodings' ? 'history.duplicateCodings' : 'history.recodeCodings',
            label,
          ),
        )
      }),
  }
}
