import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { MemoSubject } from '#shared/formats/memos'
import { PATH_SEPARATOR } from '#shared/records/codebook'
import type { IdOf } from '#shared/records/schema'
import { byName } from '#shared/text/naturalOrder'
import { useT } from '../app/language'
import { useProject, useRecords } from '../app/session'
import { useCodebook } from '../codebook/useCodebook'
import { Button } from '../controls/Button'
import { Dialog } from '../controls/Dialog'
import { MenuButton } from '../controls/Menu'
import { Picker, type PickerItem } from '../controls/Picker'
import { icons } from './icons'
import { MemoDialog } from './MemoDialog'

type Thing = 'source' | 'case' | 'code'
type Asked = { what: Thing } | { subject: MemoSubject; name: string }

/** Finds the transcript, the case or the code that a memo is to be about. */
function ThingPicker({
  what,
  onPick,
  onClose,
}: {
  what: Thing
  onPick: (subject: MemoSubject, name: string) => void
  onClose: () => void
}) {
  const t = useT()
  const { book } = useCodebook()
  const sources = useRecords('source')
  const cases = useRecords('case')
  const kinds = useRecords('caseKind')
  const items: Record<Thing, () => PickerItem[]> = {
    source: () => sources.toSorted(byName).map(({ id, name }) => ({ id, name })),
    case: () =>
      cases.toSorted(byName).map(({ id, name, kindId }) => ({
        id,
        name,
        detail: kinds.find((kind) => kind.id === kindId)?.name ?? '',
      })),
    code: () =>
      book.inOrder().map(({ id, name, colour }) => ({
        id,
        name,
        detail: book.pathOf(id).slice(0, -1).join(PATH_SEPARATOR),
        mark: <span className="swatch" data-colour={colour} />,
      })),
  }
  const subjectOf = (id: string): MemoSubject => {
    switch (what) {
      case 'source':
        return { kind: what, sourceId: id as IdOf<'source'> }
      case 'case':
        return { kind: what, caseId: id as IdOf<'case'> }
      case 'code':
        return { kind: what, codeId: id as IdOf<'code'> }
    }
  }
  const all = items[what]()
  return (
    <Dialog title={t(`memos.find.${what}`)} size="narrow" onClose={onClose}>
      <Picker
        label={t(`memos.find.${what}`)}
        placeholder={t(`memos.find.${what}`)}
        nothing={t('memos.noSuch')}
        items={all}
        onPick={(id) => onPick(subjectOf(id), all.find((item) => item.id === id)?.name ?? '')}
      />
    </Dialog>
  )
}

/** Begins a memo on the project, a transcript, a case or a code. */
export function NewMemo() {
  const t = useT()
  const project = useProject()
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = () => setAsked(null)
  const entry = (what: Thing) => {
    const Icon = icons[what]
    return {
      id: what,
      label: t(`memos.new.${what}`),
      icon: <Icon size={15} aria-hidden />,
      onAction: () => setAsked({ what }),
    }
  }
  return (
    <>
      <MenuButton
        label={t('memos.new')}
        button={
          <Button>
            <Plus size={16} aria-hidden /> {t('memos.new')}
          </Button>
        }
        entries={[
          {
            id: 'project',
            label: t('memos.new.project'),
            icon: <icons.project size={15} aria-hidden />,
            onAction: () => setAsked({ subject: { kind: 'project' }, name: project.name }),
          },
          entry('source'),
          entry('case'),
          entry('code'),
        ]}
      />
      {asked && 'what' in asked && (
        <ThingPicker
          what={asked.what}
          onPick={(subject, name) => setAsked({ subject, name })}
          onClose={close}
        />
      )}
      {asked && 'subject' in asked && (
        <MemoDialog subject={asked.subject} name={asked.name} onClose={close} />
      )}
    </>
  )
}
