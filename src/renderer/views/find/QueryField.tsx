import { CaseSensitive, WholeWord } from 'lucide-react'
import type { KeyboardEvent, ReactNode, Ref } from 'react'
import { Tooltip, TooltipTrigger } from 'react-aria-components'
import { searchModes, type SearchQuery } from '#shared/text/search'
import { useT } from '../app/language'
import { ToggleButton } from '../controls/Button'
import { SearchField, Select } from '../controls/Field'

function Option({
  label,
  on,
  onChange,
  children,
}: {
  label: string
  on: boolean
  onChange: (on: boolean) => void
  children: ReactNode
}) {
  return (
    <TooltipTrigger delay={500}>
      <ToggleButton small isSelected={on} aria-label={label} onChange={onChange}>
        {children}
      </ToggleButton>
      <Tooltip className="tooltip" offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  )
}

/** What to look for and how: the field, the mode and the options. */
export function QueryField({
  query,
  onChange,
  label,
  placeholder,
  inputRef,
  onKeyDown,
  children,
}: {
  query: SearchQuery
  onChange: (query: SearchQuery) => void
  label: string
  placeholder?: string
  inputRef?: Ref<HTMLInputElement>
  onKeyDown?: (event: KeyboardEvent) => void
  /** What stands right behind the field. */
  children?: ReactNode
}) {
  const t = useT()
  const hints = {
    words: placeholder ?? t('find.what'),
    wildcard: t('find.whatWildcard'),
    regex: t('find.whatPattern'),
  }
  return (
    <>
      <div className="query-text" onKeyDownCapture={onKeyDown}>
        <SearchField
          label={label}
          placeholder={hints[query.mode]}
          value={query.text}
          onChange={(text) => onChange({ ...query, text })}
          inputRef={inputRef ?? null}
        />
      </div>
      {children}
      <div className="row query-options" role="group" aria-label={t('find.options')}>
        <Select
          label={t('find.mode')}
          labelHidden
          value={query.mode}
          onChange={(mode) => onChange({ ...query, mode })}
          choices={searchModes.map((id) => ({ id, name: t(`find.mode.${id}`) }))}
        />
        <Option
          label={t('find.wholeWords')}
          on={query.wholeWords}
          onChange={(wholeWords) => onChange({ ...query, wholeWords })}
        >
          <WholeWord size={16} aria-hidden />
        </Option>
        <Option
          label={t('find.matchCase')}
          on={query.matchCase}
          onChange={(matchCase) => onChange({ ...query, matchCase })}
        >
          <CaseSensitive size={17} aria-hidden />
        </Option>
        <Option
          label={t('find.matchAccents')}
          on={query.matchAccents}
          onChange={(matchAccents) => onChange({ ...query, matchAccents })}
        >
          <span aria-hidden className="accents">
            á
          </span>
        </Option>
      </div>
    </>
  )
}
