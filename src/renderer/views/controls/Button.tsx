import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  Tooltip,
  TooltipTrigger,
  ToggleButton as AriaToggle,
  type ButtonProps as AriaButtonProps,
  type ToggleButtonProps as AriaToggleProps,
} from 'react-aria-components'

type Look = 'plain' | 'primary' | 'quiet' | 'danger'

interface Shared {
  look?: Look
  small?: boolean
  children: ReactNode
}

const classOf = (look: Look, small: boolean | undefined, icon: boolean) =>
  ['button', look, small && 'small', icon && 'icon'].filter(Boolean).join(' ')

/** While it is pending, a button can't be pressed and keeps the focus. */
export function Button({
  look = 'plain',
  small,
  children,
  ...rest
}: Shared & Omit<AriaButtonProps, 'children' | 'className'>) {
  return (
    <AriaButton {...rest} className={classOf(look, small, false)}>
      {children}
    </AriaButton>
  )
}

/** A button that shows only a picture; its name is spoken and shown as a tooltip. */
export function IconButton({
  label,
  look = 'quiet',
  small,
  children,
  ...rest
}: Shared & { label: string } & Omit<AriaButtonProps, 'children' | 'className' | 'aria-label'>) {
  return (
    <TooltipTrigger delay={500}>
      <AriaButton {...rest} aria-label={label} className={classOf(look, small, true)}>
        {children}
      </AriaButton>
      <Tooltip className="tooltip" offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  )
}

export function ToggleButton({
  small,
  children,
  ...rest
}: Omit<Shared, 'look'> & Omit<AriaToggleProps, 'children' | 'className'>) {
  return (
    <AriaToggle {...rest} className={classOf('quiet', small, false)}>
      {children}
    </AriaToggle>
  )
}
