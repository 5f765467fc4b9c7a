import { Check, ChevronDown, X } from 'lucide-react'
import { Dialog as AriaDialog, DialogTrigger, Popover } from 'react-aria-components'
import type { Case, IdOf } from '#shared/records/schema'
import { useT } from '../app/language'
import { Button, IconButton } from '../controls/Button'
import { Picker } from '../controls/Picker'
import { MOST_CASES } from './comparison'

/** Two to six cases, found by typing; the list stays open until it is left. */
export function CasePick({
  cases,
  chosen,
  onChange,
}: {
  cases: readonly Case[]
  chosen: readonly IdOf<'case'>[]
  onChange: (chosen: readonly IdOf<'case'>[]) => void
}) {
  const t = useT()
  const isFull = chosen.length >= MOST_CASES
  const toggle = (id: IdOf<'case'>) => {
    if (chosen.includes(id)) onChange(chosen.filter((other) => other !== id))
    else if (!isFull) onChange([...chosen, id])
  }
  return (
    <span className="row wrap">
      <DialogTrigger>
        <Button look={chosen.length < 2 ? 'primary' : 'plain'}>
          {t('compare.choose')}
          <ChevronDown size={14} aria-hidden />
        </Button>
        <Popover className="popover code-popover" placement="bottom start">
          <AriaDialog aria-label={t('compare.choose')}>
            <Picker
              label={t('compare.choose')}
              placeholder={t('compare.find')}
              nothing={t('compare.noSuchCase')}
              items={cases.map(({ id, name, aliases }) => ({
                id,
                name,
                detail: aliases.join(', '),
                mark: (
                  <span className="case-mark">
                    {chosen.includes(id) && <Check size={14} aria-label={t('compare.isChosen')} />}
                  </span>
                ),
              }))}
              staysOpen
              onPick={(id) => toggle(id as IdOf<'case'>)}
              footer={
                <p className="picker-foot muted small" role="status">
                  {t(isFull ? 'compare.full' : 'compare.chosen', {
                    count: chosen.length,
                    most: MOST_CASES,
                  })}
                </p>
              }
            />
          </AriaDialog>
        </Popover>
      </DialogTrigger>
      {chosen.map((id) => {
        const name = cases.find((one) => one.id === id)?.name ?? ''
        return (
          <span key={id} className="pill">
            <span className="clip">{name}</span>
            <IconButton small label={t('compare.without', { name })} onPress={() => toggle(id)}>
              <X size={12} aria-hidden />
            </IconButton>
          </span>
        )
      })}
    </span>
  )
}
