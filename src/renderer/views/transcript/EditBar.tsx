import { Check, Redo2, Undo2 } from 'lucide-react'
import { useEffect, useMemo, useState, type KeyboardEvent } from 'react'
import { Dialog as AriaDialog, DialogTrigger, Popover } from 'react-aria-components'
import type { Coding, Source, SourceText } from '#shared/records/schema'
import { carriedBy } from '#shared/text/edits'
import { formatTime } from '#shared/text/turns'
import type { TranscriptEditor } from '#editor/transcriptEditor'
import { useT } from '../app/language'
import { usePreferences } from '../app/preferences'
import { Button, IconButton } from '../controls/Button'
import { Picker } from '../controls/Picker'
import { actionFor } from '../keys/bindings'
import { useEditing } from './editing'
import { RenameSpeakerDialog } from './RenameSpeakerDialog'
import { ReplaceNameDialog } from './ReplaceNameDialog'
import { useTranscript } from './state'
import type { TypingActions } from './useTyping'

const NOBODY = 'nobody'

/** Who speaks in the paragraph at the caret. */
function Speaker({ editor, speakers }: { editor: TranscriptEditor; speakers: readonly string[] }) {
  const t = useT()
  const selection = useTranscript((state) => state.selection)
  const typed = useEditing((state) => state.typed)
  const [open, setOpen] = useState(false)
  const [{ speaker, time }, setBlock] = useState(() => editor.blockAtCaret())
  useEffect(() => setBlock(editor.blockAtCaret()), [editor, selection, typed])
  const choose = (name: string | null) => {
    setOpen(false)
    editor.setTurn({ speaker: name })
    editor.focus()
  }
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button small>
        {speaker === null ? t('edit.goesOn') : t('edit.speaker', { name: speaker })}
        {time !== null && <span className="muted">{formatTime(time)}</span>}
      </Button>
      <Popover className="popover code-popover" placement="bottom start">
        <AriaDialog aria-label={t('edit.whoSpeaks')}>
          <Picker
            label={t('edit.whoSpeaks')}
            placeholder={t('edit.whoSpeaks')}
            nothing={t('edit.noSpeaker')}
            items={[
              { id: NOBODY, name: t('edit.goesOn') },
              ...speakers.map((name) => ({ id: `speaker ${name}`, name })),
            ]}
            onPick={(id) => choose(id === NOBODY ? null : id.slice('speaker '.length))}
            create={{ label: (name) => t('edit.newSpeaker', { name }), onCreate: choose }}
          />
        </AriaDialog>
      </Popover>
    </DialogTrigger>
  )
}

/** What can be done while a transcript is edited, and what the edits have done to its codings so far. */
export function EditBar({
  source,
  text,
  editor,
  codings,
  typing,
}: {
  source: Source
  text: SourceText
  editor: TranscriptEditor
  codings: readonly Coding[]
  typing: TypingActions
}) {
  const t = useT()
  const runs = useEditing((state) => state.runs)
  const [dialog, setDialog] = useState<{ speaker: string | null } | 'name' | null>(null)
  const lost = useMemo(() => {
    const carry = carriedBy(runs)
    return codings.filter(({ anchor }) => carry(anchor) === null).length
  }, [codings, runs])
  const speakers = useMemo(
    () => [
      ...new Set(
        text.doc.content.flatMap(({ attrs }) => (attrs.speaker === null ? [] : [attrs.speaker])),
      ),
    ],
    [text],
  )
  const open = async (which: 'speaker' | 'name') => {
    await typing.settle()
    // A dialog gives the focus back to where it was: the next keys are for the text again.
    editor.focus()
    setDialog(which === 'name' ? which : { speaker: editor.blockAtCaret().speaker })
  }
  const close = () => setDialog(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const { keys, singleKeys } = usePreferences.getState()
    if (actionFor(event.nativeEvent, 'transcript', { choices: keys, singleKeys }) !== 'edit') return
    event.preventDefault()
    void typing.leave()
  }
  return (
    <div
      className="toolbar edit-bar"
      role="toolbar"
      aria-label={t('edit.bar')}
      onKeyDown={onKeyDown}
    >
      <strong>{t('edit.editing')}</strong>
      <Speaker editor={editor} speakers={speakers} />
      <Button small look="quiet" onPress={() => void open('speaker')}>
        {t('edit.renameSpeaker')}
      </Button>
      <Button small look="quiet" onPress={() => void open('name')}>
        {t('edit.replaceName')}
      </Button>
      <span className="edit-state" role="status">
        {lost > 0 && <span className="lost">{t('edit.lost', { count: lost })}</span>}
      </span>
      <span className="edit-way-out">
        <IconButton small label={t('app.undo')} onPress={() => editor.undo()}>
          <Undo2 size={15} aria-hidden />
        </IconButton>
        <IconButton small label={t('app.redo')} onPress={() => editor.redo()}>
          <Redo2 size={15} aria-hidden />
        </IconButton>
        <Button small look="primary" onPress={() => void typing.leave()}>
          <Check size={15} aria-hidden /> {t('edit.done')} <span className="kbd">F2</span>
        </Button>
      </span>
      {dialog !== null && dialog !== 'name' && (
        <RenameSpeakerDialog
          source={source}
          speakers={speakers}
          current={dialog.speaker}
          onClose={close}
        />
      )}
      {dialog === 'name' && <ReplaceNameDialog source={source} onClose={close} />}
    </div>
  )
}
