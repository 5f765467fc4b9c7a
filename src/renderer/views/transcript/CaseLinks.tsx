import { Plus, X } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Dialog as AriaDialog, DialogTrigger, Popover } from 'react-aria-components'
import { linkCases } from '#shared/commands/linkCases'
import { unlinkExtents } from '#shared/commands/unlinkExtents'
import type { IdOf, Source } from '#shared/records/schema'
import { byName } from '#shared/text/naturalOrder'
import { useT } from '../app/language'
import { useLocation } from '../app/location'
import { useRecords, useRun } from '../app/session'
import { Button, IconButton } from '../controls/Button'
import { Picker } from '../controls/Picker'
import { isEmpty, useTranscript } from './state'

/** The cases that the transcript, or a passage of it, belongs to. */
export function CaseLinks({ source }: { source: Source }) {
  const t = useT()
  const run = useRun()
  const cases = useRecords('case')
  const kinds = useRecords('caseKind')
  const allExtents = useRecords('extent')
  const go = useLocation((state) => state.go)
  const selection = useTranscript((state) => state.selection)
  const [open, setOpen] = useState(false)
  const [wholeSource, setWholeSource] = useState(true)
  const extents = useMemo(
    () => allExtents.filter(({ sourceId }) => sourceId === source.id),
    [allExtents, source.id],
  )
  const items = useMemo(
    () =>
      cases.toSorted(byName).map((one) => ({
        id: one.id,
        name: one.name,
        detail: kinds.find(({ id }) => id === one.kindId)?.name ?? '',
      })),
    [cases, kinds],
  )
  const link = (caseId: string) => {
    setOpen(false)
    const span = wholeSource || isEmpty(selection) ? null : selection
    void run(linkCases, { links: [{ caseId: caseId as IdOf<'case'>, sourceId: source.id, span }] })
  }
  return (
    <div className="row case-links">
      {extents.map((extent) => {
        const name = cases.find(({ id }) => id === extent.caseId)?.name ?? ''
        return (
          <span key={extent.id} className="pill">
            {extent.anchor ? (
              <button
                type="button"
                className="link"
                title={extent.anchor.quote.slice(0, 200)}
                onClick={() => go({ reveal: { span: extent.anchor! } })}
              >
                {t('transcript.passageOf', { name })}
              </button>
            ) : (
              <span className="clip">{name}</span>
            )}
            <IconButton
              small
              label={t('transcript.unlink', { name })}
              onPress={() => void run(unlinkExtents, { extentIds: [extent.id] })}
            >
              <X size={12} aria-hidden />
            </IconButton>
          </span>
        )
      })}
      <DialogTrigger
        isOpen={open}
        onOpenChange={(next) => {
          setOpen(next)
          setWholeSource(isEmpty(selection))
        }}
      >
        <Button look="quiet" small>
          <Plus size={14} aria-hidden /> {t('transcript.addCase')}
        </Button>
        <Popover className="popover code-popover" placement="bottom start">
          <AriaDialog aria-label={t('transcript.addCase')}>
            <p className="menu-title">
              {wholeSource ? t('transcript.wholeBelongs') : t('transcript.selectionBelongs')}
            </p>
            <Picker
              label={t('transcript.addCase')}
              placeholder={t('transcript.findCase')}
              items={items}
              nothing={t('transcript.noCases')}
              onPick={link}
            />
          </AriaDialog>
        </Popover>
      </DialogTrigger>
    </div>
  )
}
