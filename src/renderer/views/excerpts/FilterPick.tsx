import { ChevronDown, X } from 'lucide-react'
import { useState } from 'react'
import { Dialog as AriaDialog, DialogTrigger, Popover } from 'react-aria-components'
import { useT } from '../app/language'
import { Button, IconButton } from '../controls/Button'
import { Picker } from '../controls/Picker'

/** Narrows a list to some of the things of one kind; none chosen means all. */
export function FilterPick<Id extends string>({
  label,
  any,
  items,
  chosen,
  onChange,
}: {
  label: string
  /** What the button says while nothing is chosen. */
  any: string
  items: readonly { id: Id; name: string }[]
  chosen: readonly Id[]
  onChange: (chosen: readonly Id[]) => void
}) {
  const t = useT()
  const [open, setOpen] = useState(false)
  return (
    <span className="row filter-pick">
      <DialogTrigger isOpen={open} onOpenChange={setOpen}>
        <Button small>
          {chosen.length === 0 ? any : label}
          <ChevronDown size={14} aria-hidden />
        </Button>
        <Popover className="popover code-popover" placement="bottom start">
          <AriaDialog aria-label={label}>
            <Picker
              label={label}
              placeholder={label}
              nothing={t('excerpts.nothing')}
              items={items.filter(({ id }) => !chosen.includes(id))}
              onPick={(id) => {
                setOpen(false)
                onChange([...chosen, id as Id])
              }}
            />
          </AriaDialog>
        </Popover>
      </DialogTrigger>
      {chosen.map((id) => {
        const name = items.find((item) => item.id === id)?.name ?? ''
        return (
          <span key={id} className="pill">
            <span className="clip">{name}</span>
            <IconButton
              small
              label={t('excerpts.without', { name })}
              onPress={() => onChange(chosen.filter((other) => other !== id))}
            >
              <X size={12} aria-hidden />
            </IconButton>
          </span>
        )
      })}
    </span>
  )
}
