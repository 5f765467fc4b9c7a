import { Check, ChevronDown } from 'lucide-react'
import { Dialog as AriaDialog, DialogTrigger, Popover } from 'react-aria-components'
import { PATH_SEPARATOR } from '#shared/records/codebook'
import type { IdOf } from '#shared/records/schema'
import { useT } from '../app/language'
import { useCodebook } from '../codebook/useCodebook'
import { Button } from '../controls/Button'
import { Picker } from '../controls/Picker'

/** Codes of a view, found by typing; none chosen by hand means those that the view chooses itself. */
export function CodesPick({
  shown,
  chosen,
  onChange,
}: {
  shown: readonly IdOf<'code'>[]
  chosen: readonly IdOf<'code'>[]
  onChange: (codeIds: readonly IdOf<'code'>[]) => void
}) {
  const t = useT()
  const { book } = useCodebook()
  const toggle = (id: IdOf<'code'>) =>
    onChange(shown.includes(id) ? shown.filter((other) => other !== id) : [...shown, id])
  return (
    <DialogTrigger>
      <Button>
        {t('meet.codes', { count: shown.length })}
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className="popover code-popover" placement="bottom start">
        <AriaDialog aria-label={t('meet.chooseCodes')}>
          <Picker
            label={t('meet.chooseCodes')}
            placeholder={t('codebook.pick')}
            nothing={t('codebook.none')}
            items={book.inOrder().map(({ id }) => ({
              id,
              name: book.pathOf(id).join(PATH_SEPARATOR),
              mark: (
                <span className="case-mark">
                  {shown.includes(id) && <Check size={14} aria-label={t('compare.isChosen')} />}
                </span>
              ),
            }))}
            staysOpen
            onPick={(id) => toggle(id as IdOf<'code'>)}
            footer={
              <div className="picker-foot">
                <span className="grow muted small" role="status">
                  {t(chosen.length === 0 ? 'meet.byUse' : 'meet.byHand', { count: shown.length })}
                </span>
                <Button small isDisabled={chosen.length === 0} onPress={() => onChange([])}>
                  {t('meet.reset')}
                </Button>
              </div>
            }
          />
        </AriaDialog>
      </Popover>
    </DialogTrigger>
  )
}
