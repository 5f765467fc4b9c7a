import { useState } from 'react'
import { mergeCodes } from '#shared/commands/mergeCodes'
import type { Code, IdOf } from '#shared/records/schema'
import { wasRefused } from '#history/history'
import { useT } from '../app/language'
import { useLocation } from '../app/location'
import { useRun } from '../app/session'
import { Button } from '../controls/Button'
import { Dialog } from '../controls/Dialog'
import { CodePicker } from './CodePicker'
import { useCodebook, useCodeCounts } from './useCodebook'

/** Chooses the code into which this one goes, and says before what will happen. */
export function MergeDialog({ code, onClose }: { code: Code; onClose: () => void }) {
  const t = useT()
  const run = useRun()
  const go = useLocation((state) => state.go)
  const { book } = useCodebook()
  const { own } = useCodeCounts()
  const [intoId, setIntoId] = useState<IdOf<'code'> | null>(null)
  const into = intoId ? book.get(intoId) : undefined
  const merge = async () => {
    if (!intoId) return
    const outcome = await run(mergeCodes, { fromIds: [code.id], intoId })
    if (wasRefused(outcome)) return
    go({ codeId: intoId })
    onClose()
  }
  return (
    <Dialog
      title={t('codebook.mergeTitle', { name: code.name })}
      size="narrow"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button look="primary" isDisabled={!into} onPress={() => void merge()}>
            {t('codebook.mergeNow')}
          </Button>
        </>
      }
    >
      <CodePicker onPick={setIntoId} without={code.id} />
      {into && (
        <p className="notice">
          {t('codebook.mergeBody', {
            from: code.name,
            into: into.name,
            count: own(code.id),
          })}
        </p>
      )}
    </Dialog>
  )
}
