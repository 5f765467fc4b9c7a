import { Check, ChevronDown, Minus, Search } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import {
  Button,
  Checkbox as AriaCheckbox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SearchField as AriaSearchField,
  Select as AriaSelect,
  SelectValue,
  Text,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type CheckboxProps,
  type Key,
  type TextFieldProps,
} from 'react-aria-components'

/** What is typed is confidential: without this a browser keeps it on the disk, to fill the page in again. */
export const FORGOTTEN = { autoComplete: 'off' } as const

interface FieldProps extends Omit<TextFieldProps, 'children' | 'className'> {
  label: string
  /** The label is spoken but not shown. */
  labelHidden?: boolean
  hint?: string
  problem?: string
  placeholder?: string
  inputRef?: Ref<HTMLInputElement>
}

const FieldFrame = ({ hint, problem }: { hint?: string; problem?: string }) => (
  <>
    {hint && <Text slot="description">{hint}</Text>}
    {problem !== undefined && <FieldError>{problem}</FieldError>}
  </>
)

export function TextField({
  label,
  labelHidden,
  hint,
  problem,
  placeholder,
  inputRef,
  ...rest
}: FieldProps) {
  return (
    <AriaTextField
      {...FORGOTTEN}
      {...rest}
      className="field"
      isInvalid={problem !== undefined}
      {...(labelHidden && { 'aria-label': label })}
    >
      {!labelHidden && <Label>{label}</Label>}
      <Input
        className="input"
        ref={inputRef ?? null}
        {...(placeholder !== undefined && { placeholder })}
      />
      <FieldFrame
        {...(hint !== undefined && { hint })}
        {...(problem !== undefined && { problem })}
      />
    </AriaTextField>
  )
}

export function TextArea({
  label,
  labelHidden,
  hint,
  problem,
  placeholder,
  rows = 3,
  areaRef,
  ...rest
}: Omit<FieldProps, 'inputRef'> & { rows?: number; areaRef?: Ref<HTMLTextAreaElement> }) {
  return (
    <AriaTextField
      {...FORGOTTEN}
      {...rest}
      className="field"
      isInvalid={problem !== undefined}
      {...(labelHidden && { 'aria-label': label })}
    >
      {!labelHidden && <Label>{label}</Label>}
      <AriaTextArea
        className="textarea"
        rows={rows}
        ref={areaRef ?? null}
        {...(placeholder !== undefined && { placeholder })}
      />
      <FieldFrame
        {...(hint !== undefined && { hint })}
        {...(problem !== undefined && { problem })}
      />
    </AriaTextField>
  )
}

export function SearchField({
  label,
  placeholder,
  value,
  onChange,
  inputRef,
  autoFocus,
}: {
  label: string
  placeholder?: string
  value: string
  onChange: (value: string) => void
  inputRef?: Ref<HTMLInputElement>
  autoFocus?: boolean
}) {
  return (
    <AriaSearchField
      {...FORGOTTEN}
      aria-label={label}
      value={value}
      onChange={onChange}
      className="search"
      {...(autoFocus && { autoFocus })}
    >
      <Search size={15} aria-hidden />
      <Input className="input" ref={inputRef ?? null} placeholder={placeholder ?? label} />
    </AriaSearchField>
  )
}

export interface Choice<K extends Key = string> {
  id: K
  name: string
  /** Shown before the name, e.g. a swatch. */
  mark?: ReactNode
}

export function Select<K extends Key>({
  label,
  labelHidden,
  choices,
  value,
  onChange,
  placeholder,
  isDisabled,
}: {
  label: string
  labelHidden?: boolean
  choices: readonly Choice<K>[]
  value: K | null
  onChange: (value: K) => void
  placeholder?: string
  isDisabled?: boolean
}) {
  return (
    <AriaSelect
      className="field select"
      value={value}
      onChange={(key) => key !== null && onChange(key as K)}
      {...(labelHidden && { 'aria-label': label })}
      {...(placeholder !== undefined && { placeholder })}
      {...(isDisabled !== undefined && { isDisabled })}
    >
      {!labelHidden && <Label>{label}</Label>}
      <Button>
        <SelectValue className="row clip" />
        <ChevronDown size={15} aria-hidden />
      </Button>
      <Popover className="popover">
        <ListBox className="listbox" items={choices}>
          {(choice: Choice<K>) => (
            <ListBoxItem id={choice.id} textValue={choice.name} className="option">
              {choice.mark}
              {choice.name}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}

export function Checkbox({
  children,
  ...rest
}: Omit<CheckboxProps, 'children' | 'className'> & { children?: ReactNode }) {
  return (
    <AriaCheckbox {...rest} className="checkbox">
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className="box" aria-hidden>
            {isIndeterminate ? <Minus size={13} /> : isSelected ? <Check size={13} /> : null}
          </span>
          {children}
        </>
      )}
    </AriaCheckbox>
  )
}
