import { useEffect, useState } from 'react'
import { replaceInTexts } from '#shared/commands/replaceInTexts'
import type { Source, SourceText } from '#shared/records/schema'
import { compileQuery, findIn } from '#shared/text/search'
import { wasRefused } from '#history/history'
import { textOf } from '#storage/queries'
import { useT } from '../app/language'
import { useRecords, useRun, useSession } from '../app/session'
import { Button } from '../controls/Button'
import { Dialog } from '../controls/Dialog'
import { Checkbox, TextField } from '../controls/Field'

/** Every place where a name stands as words of its own, whatever its accents and capitals. */
function placesOf(text: string, name: string) {
  const matcher = compileQuery({
    text: name.trim(),
    mode: 'words',
    wholeWords: true,
    matchCase: false,
    matchAccents: false,
  })
  return 'refused' in matcher ? [] : findIn(text, matcher)
}

/** Puts a pseudonym in the place of a name, here or in all transcripts, and says before how often. */
export function ReplaceNameDialog({ source, onClose }: { source: Source; onClose: () => void }) {
  const t = useT()
  const run = useRun()
  const { db } = useSession()
  const sources = useRecords('source')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [everywhere, setEverywhere] = useState(false)
  const [texts, setTexts] = useState<readonly SourceText[]>([])
  useEffect(() => {
    let gone = false
    const ids = everywhere ? sources.map(({ id }) => id) : [source.id]
    void Promise.all(ids.map((id) => textOf(db, id))).then((found) => {
      if (!gone) setTexts(found.filter((text) => text !== undefined))
    })
    return () => {
      gone = true
    }
  }, [db, everywhere, source.id, sources])
  const found = texts
    .map(({ sourceId, text }) => ({ sourceId, base: text, spans: placesOf(text, from) }))
    .filter(({ spans }) => spans.length > 0)
  const count = found.reduce((sum, { spans }) => sum + spans.length, 0)
  const canDo = count > 0 && to.trim() !== ''
  const replace = async () => {
    const insert = to.trim()
    const replacements = found.map(({ sourceId, base, spans }) => ({
      sourceId,
      base,
      changes: spans.map((span) => ({ ...span, insert })),
    }))
    if (!wasRefused(await run(replaceInTexts, { replacements, to: insert }))) onClose()
  }
  return (
    <Dialog
      title={t('edit.replaceNameTitle')}
      size="narrow"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button look="primary" type="submit" form="edit-dialog" isDisabled={!canDo}>
            {t('edit.replace')}
          </Button>
        </>
      }
    >
      <form
        id="edit-dialog"
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (canDo) void replace()
        }}
      >
        <p className="muted">{t('edit.replaceNameBody')}</p>
        <TextField label={t('edit.nameNow')} value={from} onChange={setFrom} autoFocus />
        <TextField label={t('edit.nameThen')} value={to} onChange={setTo} />
        <Checkbox isSelected={everywhere} onChange={setEverywhere}>
          {t('edit.inAll', { count: sources.length })}
        </Checkbox>
        <p role="status">
          {from.trim() !== '' && t('edit.foundIn', { count, sources: found.length })}
        </p>
      </form>
    </Dialog>
  )
}
