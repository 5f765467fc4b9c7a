import { create } from 'zustand'
import { passagesOf, type PassagesOf } from '#workers/passagesAsked'
import { useT } from '../app/language'
import { Checkbox, Select } from '../controls/Field'
import type { Basis } from './useBasis'

interface State {
  of: PassagesOf
  /** Whether parents take in their subcodes; null: as the matrix has it. */
  rollUp: boolean | null
  set: (to: Partial<Pick<State, 'of' | 'rollUp'>>) => void
}

/** Which passages the views of where codes stand go by. */
const useChoice = create<State>()((set) => ({ of: 'cases', rollUp: null, set: (to) => set(to) }))

/** The same, as the worker wants it; null where there is no matrix. */
export function usePassages(basis: Basis | null) {
  const { of, rollUp } = useChoice()
  if (!basis) return null
  const { arrangement } = basis
  return { arrangement, of, rollUp: rollUp ?? arrangement.rollUp }
}

/** Whose passages count, and whether parents take in those of their subcodes. */
export function PassagesChoice({ basis, families }: { basis: Basis; families: boolean }) {
  const t = useT()
  const { of, rollUp, set } = useChoice()
  return (
    <>
      <Select
        label={t('basis.passages')}
        labelHidden
        value={of}
        onChange={(value) => set({ of: value })}
        choices={passagesOf.map((id) => ({ id, name: t(`basis.passages.${id}`) }))}
      />
      {families && (
        <Checkbox
          isSelected={rollUp ?? basis.arrangement.rollUp}
          onChange={(value) => set({ rollUp: value })}
        >
          {t('basis.takeIn')}
        </Checkbox>
      )}
    </>
  )
}
