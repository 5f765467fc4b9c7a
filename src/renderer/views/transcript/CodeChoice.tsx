import type { Coding } from '#shared/records/schema'
import { useT } from '../app/language'
import { CodePicker } from '../codebook/CodePicker'
import type { PickerPurpose } from './state'
import type { CodingActions } from './useCodingActions'

/** What is about to be done with the code that is chosen, in words. */
export function usePurposeName(purpose: PickerPurpose, meant: readonly Coding[]): string {
  const t = useT()
  return {
    code: t('codebook.pick'),
    recode: t('transcript.moveTo'),
    recodeAll: t('transcript.moveAllTo', { count: meant.length }),
    duplicate: t('transcript.duplicateTo'),
  }[purpose]
}

/** The list of codes for a purpose: to code the target, or to give the codings that are meant another code. */
export function CodeChoice({
  purpose,
  meant,
  actions,
  onPut,
}: {
  purpose: PickerPurpose
  meant: readonly Coding[]
  actions: CodingActions
  onPut: (coding: Promise<void>) => void
}) {
  const title = usePurposeName(purpose, meant)
  if (purpose === 'code')
    return (
      <CodePicker
        onPick={(codeId) => onPut(actions.apply([codeId]))}
        onCreate={(name) => onPut(actions.apply([], { name, parentId: null }))}
        onPickSeveral={(codeIds, name) =>
          onPut(actions.apply(codeIds, name === undefined ? name : { name, parentId: null }))
        }
      />
    )
  return (
    <>
      <p className="menu-title">{title}</p>
      <CodePicker
        onPick={(codeId) => onPut(actions.recode(purpose, meant, { codeId }))}
        onCreate={(name) =>
          onPut(actions.recode(purpose, meant, { newCode: { name, parentId: null } }))
        }
      />
    </>
  )
}
