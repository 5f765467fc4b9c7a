import type { ReactElement, ReactNode } from 'react'
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components'

export interface MenuEntry {
  id: string
  label: string
  icon?: ReactNode
  keys?: string
  danger?: boolean
  disabled?: boolean
  onAction: () => void
}

/** A button that opens a list of actions; `null` in the list draws a line. */
export function MenuButton({
  label,
  button,
  entries,
}: {
  label: string
  button: ReactElement
  entries: readonly (MenuEntry | null)[]
}) {
  return (
    <MenuTrigger>
      {button}
      <Popover className="popover" placement="bottom end">
        <AriaMenu className="menu" aria-label={label}>
          {entries.map((entry, i) =>
            entry === null ? (
              <Separator key={`line-${i}`} className="separator" />
            ) : (
              <AriaMenuItem
                key={entry.id}
                id={entry.id}
                textValue={entry.label}
                className={entry.danger ? 'option danger' : 'option'}
                isDisabled={entry.disabled ?? false}
                onAction={entry.onAction}
              >
                {entry.icon}
                {entry.label}
                {entry.keys && <span className="keys">{entry.keys}</span>}
              </AriaMenuItem>
            ),
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
