import { ListFilter } from 'lucide-react'
import { useMemo } from 'react'
import { Dialog as AriaDialog, DialogTrigger, Popover } from 'react-aria-components'
import { PATH_SEPARATOR } from '#shared/records/codebook'
import type { IdOf } from '#shared/records/schema'
import { byName } from '#shared/text/naturalOrder'
import { useT } from '../app/language'
import { usePreferences } from '../app/preferences'
import { useRecords } from '../app/session'
import { useCodebook } from '../codebook/useCodebook'
import { Button } from '../controls/Button'
import { Checkbox } from '../controls/Field'
import { FilterPick } from '../excerpts/FilterPick'
import { showAllCodings, useCodingFilter } from './filter'

/** Which codings the text and its margin show: by code, coder and case; and whether the names are shown. */
export function FilterBar({ shown, all }: { shown: number; all: number }) {
  const t = useT()
  const { book } = useCodebook()
  const coders = useRecords('coder')
  const cases = useRecords('case')
  const { codeIds, coderIds, caseIds, choosing, set } = useCodingFilter()
  const { marginNames, set: prefer } = usePreferences()
  const codeItems = useMemo(
    () =>
      book
        .inOrder()
        .map(({ id }) => ({ id: id as IdOf<'code'>, name: book.pathOf(id).join(PATH_SEPARATOR) })),
    [book],
  )
  const filtered = codeIds.length + coderIds.length + caseIds.length > 0
  return (
    <DialogTrigger isOpen={choosing} onOpenChange={(open) => set({ choosing: open })}>
      <Button look={filtered ? 'primary' : 'quiet'} small aria-label={t('transcript.filter')}>
        <ListFilter size={15} aria-hidden />
        {filtered && <span>{t('transcript.filtered', { shown, all })}</span>}
      </Button>
      <Popover className="popover filter-popover" placement="bottom end">
        <AriaDialog aria-label={t('transcript.filter')} className="stack">
          <FilterPick
            label={t('transcript.filterCode')}
            any={t('transcript.filterCode')}
            items={codeItems}
            chosen={codeIds}
            onChange={(ids) => set({ codeIds: ids })}
          />
          <FilterPick
            label={t('transcript.filterCoder')}
            any={t('transcript.filterCoder')}
            items={coders}
            chosen={coderIds}
            onChange={(ids) => set({ coderIds: ids })}
          />
          <FilterPick
            label={t('transcript.filterCase')}
            any={t('transcript.filterCase')}
            items={cases.toSorted(byName)}
            chosen={caseIds}
            onChange={(ids) => set({ caseIds: ids })}
          />
          <Checkbox isSelected={marginNames} onChange={(on) => prefer({ marginNames: on })}>
            {t('transcript.showNames')}
          </Checkbox>
          {filtered && (
            // The button goes with what it ends, and would take the focus along: nobody would hear Escape then.
            <Button
              small
              look="quiet"
              onPress={() => {
                showAllCodings()
                set({ choosing: false })
              }}
            >
              {t('transcript.showAll')}
            </Button>
          )}
        </AriaDialog>
      </Popover>
    </DialogTrigger>
  )
}
