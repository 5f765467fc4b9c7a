import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { Autocomplete, Input, Menu, MenuItem, SearchField } from 'react-aria-components'
import { findPassages, linkablePassages, prepareSearch } from '#shared/formats/linkablePassages'
import type { MemoSubject } from '#shared/formats/memos'
import { PATH_SEPARATOR } from '#shared/records/codebook'
import type { Coding } from '#shared/records/schema'
import { shortQuote } from '#shared/text/memoLinks'
import { useT } from '../app/language'
import { useRecords } from '../app/session'
import { useCodebook } from '../codebook/useCodebook'
import { FORGOTTEN } from '../controls/Field'

const SHOWN = 50
/** Passages that are made ready to be searched at a time: a few milliseconds. */
const PREPARED = 1000

/** Makes the passages ready while the person looks at the list, so that the first letters do not wait for all. */
function usePrepared(codings: readonly Coding[]) {
  useEffect(() => {
    let at = 0
    let timer = setTimeout(next)
    function next() {
      at = prepareSearch(codings, at, PREPARED)
      if (at < codings.length) timer = setTimeout(next)
    }
    return () => clearTimeout(timer)
  }, [codings])
}

/** Finds a coded passage by the words of its quote, its code or its transcript. */
export function PassagePicker({
  subject,
  onPick,
}: {
  subject: MemoSubject
  onPick: (coding: Coding) => void
}) {
  const t = useT()
  const codings = useRecords('coding')
  const extents = useRecords('extent')
  const sources = useRecords('source')
  const { book } = useCodebook()
  const [search, setSearch] = useState('')
  const wanted = useDeferredValue(search)
  const linkable = useMemo(
    () => linkablePassages(subject, { codings, extents, book }),
    [book, codings, extents, subject],
  )
  usePrepared(linkable)
  const shown = useMemo(
    () => findPassages(linkable, wanted, { book, sources }, SHOWN),
    [book, linkable, sources, wanted],
  )
  const nameOf = (sourceId: string) => sources.find(({ id }) => id === sourceId)?.name ?? ''
  return (
    <div className="picker">
      <Autocomplete inputValue={search} onInputChange={setSearch}>
        <SearchField aria-label={t('memos.findPassage')} autoFocus className="search">
          <Input {...FORGOTTEN} className="input" placeholder={t('memos.findPassage')} />
        </SearchField>
        <div className="picker-list" tabIndex={0} role="group" aria-label={t('memos.findPassage')}>
          <Menu
            aria-label={t('memos.findPassage')}
            className="menu"
            onAction={(key) => {
              const coding = shown.find(({ id }) => id === key)
              if (coding) onPick(coding)
            }}
            renderEmptyState={() => (
              <p className="menu-title">
                {t(linkable.length === 0 ? 'memos.noPassageYet' : 'memos.noPassage')}
              </p>
            )}
          >
            {shown.map((coding) => {
              const quote = shortQuote(coding.anchor.quote, 160)
              return (
                <MenuItem key={coding.id} id={coding.id} textValue={quote} className="option">
                  <span
                    className="swatch"
                    data-colour={book.get(coding.codeId)?.colour}
                    aria-hidden
                  />
                  <span className="grow">
                    <span className="picker-name">{quote}</span>
                    <span className="picker-detail">
                      {book.pathOf(coding.codeId).join(PATH_SEPARATOR)} · {nameOf(coding.sourceId)}
                    </span>
                  </span>
                </MenuItem>
              )
            })}
          </Menu>
        </div>
      </Autocomplete>
    </div>
  )
}
