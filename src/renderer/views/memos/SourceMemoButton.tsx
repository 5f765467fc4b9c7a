import { Notebook, NotebookText } from 'lucide-react'
import { useState } from 'react'
import type { Source } from '#shared/records/schema'
import { useT } from '../app/language'
import { IconButton } from '../controls/Button'
import { MemoDialog } from './MemoDialog'

/** Opens the memo on a transcript; the picture has lines where there is one. */
export function SourceMemoButton({ source }: { source: Source }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const Icon = source.memo === '' ? Notebook : NotebookText
  return (
    <>
      <IconButton
        small
        label={t(source.memo === '' ? 'memos.writeOnSource' : 'memos.onSource')}
        onPress={() => setOpen(true)}
      >
        <Icon size={16} aria-hidden />
      </IconButton>
      {open && (
        <MemoDialog
          subject={{ kind: 'source', sourceId: source.id }}
          name={source.name}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
