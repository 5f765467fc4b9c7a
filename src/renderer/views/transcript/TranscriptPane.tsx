import { List, Pencil, Tag } from 'lucide-react'
import { useLiveQuery } from 'dexie-react-hooks'
import { useCallback, useEffect, useRef, type ReactNode } from 'react'
import type { IdOf, Source, SourceText } from '#shared/records/schema'
import { sentenceAt } from '#shared/text/bounds'
import type { TranscriptEditor } from '#editor/transcriptEditor'
import { textOf } from '#storage/queries'
import { useT } from '../app/language'
import { useSession } from '../app/session'
import { usePreferences } from '../app/preferences'
import { Button, ToggleButton } from '../controls/Button'
import { KeyHint } from '../keys/KeyHint'
import { MediaDock } from '../media/MediaDock'
import { playBlock } from '../media/state'
import { useHeardDoc } from '../media/useHeardDoc'
import { useSpokenText } from '../media/useSpokenText'
import { SourceMemoButton } from '../memos/SourceMemoButton'
import { FindBar } from '../find/FindBar'
import { CaseLinks } from './CaseLinks'
import { DetachedNotice } from './DetachedNotice'
import { EditBar } from './EditBar'
import { useEditing } from './editing'
import { useShownCodings } from './filter'
import { FilterBar } from './FilterBar'
import { handleKey, keyMeans, meanings } from './keys'
import { showsTranscript } from './openTranscript'
import { Opening } from './Opening'
import { Reader } from './Reader'
import { SegmentList } from './SegmentList'
import { isEmpty, useTranscript } from './state'
import { useCodingActions } from './useCodingActions'
import { useEditor } from './useEditor'
import { useTyping } from './useTyping'

function CodeButton() {
  const t = useT()
  const { selection, set } = useTranscript()
  return (
    <Button
      look={isEmpty(selection) ? 'plain' : 'primary'}
      small
      onPress={() => set({ picker: 'code' })}
    >
      <Tag size={14} aria-hidden /> {t('transcript.code')} <KeyHint id="code" />
    </Button>
  )
}

/** What the keys mean while the text is edited: most of them write. Returns whether one meant something. */
function editKey(event: KeyboardEvent, editor: TranscriptEditor | null, leave: () => void) {
  const modified = event.ctrlKey || event.metaKey
  const key = event.key.toLowerCase()
  if (key === 'escape' || keyMeans(event, 'edit')) {
    leave()
    return true
  }
  if (!modified || event.altKey) return false
  // With nothing typed to take back, undo means the last step of the project, as everywhere.
  if (key === 'z' && !event.shiftKey) return editor?.undo() ?? false
  if (key === 'y' || key === 'z') return editor?.redo() ?? false
  return false
}

interface PaneProps {
  source: Source
  before: ReactNode
  after: ReactNode
}

function WithText({ source, text, before, after }: PaneProps & { text: SourceText }) {
  const t = useT()
  const scroller = useRef<HTMLDivElement>(null)
  const mode = useEditing((state) => state.mode)
  const { asList, set: prefer } = usePreferences()
  const typingRef = useRef<ReturnType<typeof useTyping> | null>(null)
  const onEdit = useCallback(() => typingRef.current?.begin(), [])
  const actions = useCodingActions(source, text, onEdit)
  const onKey = (event: KeyboardEvent, made: TranscriptEditor | null) => {
    const typing = typingRef.current
    if (useEditing.getState().mode === 'read') return handleKey(event, actions, made)
    const meant = editKey(event, made, () => void typing?.leave())
    if (meant) event.stopPropagation()
    return meant
  }
  /** A code that is let go over selected words is for them; elsewhere it is for the sentence there. */
  const onDropCode = (codeId: string, offset: number) => {
    const { selection } = useTranscript.getState()
    const over = selection.start <= offset && offset <= selection.end && !isEmpty(selection)
    useTranscript.getState().set({ selection: over ? selection : sentenceAt(text.text, offset) })
    void actions.apply([codeId as IdOf<'code'>])
  }
  const { holder, editor, share } = useEditor(source, text, scroller, {
    onKey,
    onDropCode,
    onLabel: playBlock,
    onLeave: () => void typingRef.current?.settle(),
  })
  const typing = useTyping(source, text, editor)
  useEffect(() => {
    typingRef.current = typing
  })
  const { leave } = typing
  useEffect(
    () => showsTranscript({ sourceId: source.id, editor, does: meanings(actions, editor), leave }),
    [actions, editor, leave, source.id],
  )
  const { all, shown } = useShownCodings(source)
  const doc = useHeardDoc(source, text)
  useSpokenText(editor, scroller, doc)
  return (
    <>
      <div className="toolbar transcript-bar">
        {before}
        <h1 className="transcript-title clip">{source.name}</h1>
        <CaseLinks source={source} />
        <SourceMemoButton source={source} />
        <div className="row transcript-tools">
          <FilterBar shown={shown.length} all={all.length} />
          {mode === 'read' && (
            <>
              <ToggleButton
                small
                isSelected={asList}
                aria-label={t('segments.show')}
                onChange={(on) => prefer({ asList: on })}
              >
                <List size={15} aria-hidden />
              </ToggleButton>
              <Button look="quiet" small onPress={typing.begin}>
                <Pencil size={14} aria-hidden /> {t('edit.edit')} <KeyHint id="edit" />
              </Button>
              <CodeButton />
            </>
          )}
          {after}
        </div>
      </div>
      {mode === 'edit' && editor && (
        <EditBar source={source} text={text} editor={editor} codings={all} typing={typing} />
      )}
      <DetachedNotice source={source} text={text.text} editor={editor} />
      <FindBar source={source} editor={editor} scroller={scroller} />
      <Reader
        source={source}
        editor={editor}
        holder={holder}
        scroller={scroller}
        share={share}
        length={text.text.length}
        codings={shown}
        actions={actions}
        hidden={asList && mode === 'read'}
      />
      {asList && mode === 'read' && (
        <SegmentList text={text} codings={shown} actions={actions} editor={editor} />
      )}
      <MediaDock source={source} doc={doc} editor={editor} />
    </>
  )
}

/** One transcript, with its bar. The text is read when it is opened, and again when it changes. */
export function TranscriptPane(props: PaneProps) {
  const { db } = useSession()
  const text = useLiveQuery(() => textOf(db, props.source.id), [db, props.source.id])
  return text ? <WithText {...props} text={text} /> : <Opening share={0} />
}
