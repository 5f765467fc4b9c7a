import { useState } from 'react'
import { renameSpeaker } from '#shared/commands/renameSpeaker'
import type { Source } from '#shared/records/schema'
import { wasRefused } from '#history/history'
import { useT } from '../app/language'
import { useRecords, useRun } from '../app/session'
import { Button } from '../controls/Button'
import { Dialog } from '../controls/Dialog'
import { Checkbox, Select, TextField } from '../controls/Field'

/** Gives a speaker another name, in this transcript or in all. */
export function RenameSpeakerDialog({
  source,
  speakers,
  current,
  onClose,
}: {
  source: Source
  speakers: readonly string[]
  current: string | null
  onClose: () => void
}) {
  const t = useT()
  const run = useRun()
  const sources = useRecords('source')
  const [from, setFrom] = useState(current ?? speakers[0] ?? '')
  const [to, setTo] = useState('')
  const [everywhere, setEverywhere] = useState(false)
  const canDo = to.trim() !== ''
  const rename = async () => {
    const sourceIds = everywhere ? sources.map(({ id }) => id) : [source.id]
    if (!wasRefused(await run(renameSpeaker, { sourceIds, from, to }))) onClose()
  }
  return (
    <Dialog
      title={t('edit.renameSpeakerTitle')}
      size="narrow"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button look="primary" type="submit" form="edit-dialog" isDisabled={!canDo}>
            {t('app.rename')}
          </Button>
        </>
      }
    >
      <form
        id="edit-dialog"
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (canDo) void rename()
        }}
      >
        <Select
          label={t('edit.speakerNow')}
          choices={speakers.map((name) => ({ id: name, name }))}
          value={from}
          onChange={setFrom}
        />
        <TextField label={t('edit.speakerThen')} value={to} onChange={setTo} autoFocus />
        <Checkbox isSelected={everywhere} onChange={setEverywhere}>
          {t('edit.inAll', { count: sources.length })}
        </Checkbox>
      </form>
    </Dialog>
  )
}
