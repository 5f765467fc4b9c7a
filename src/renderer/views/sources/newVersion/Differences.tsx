import { useState } from 'react'
import type { Change, Changes } from '#shared/text/changes'
import { characterCount } from '#shared/text/characters'
import { useFormats, useT } from '../../app/language'
import { Button } from '../../controls/Button'

/** So many differences are shown at once; the count says how many there are. */
const SHOWN = 100
/** Characters of the text around a difference, and of the difference itself. */
const AROUND = 60
const LONGEST = 400

/** A line feed is seen only where it has a sign of its own. */
const seen = (text: string) => text.replaceAll('\n', '¶\n')

function Words({ text }: { text: string }) {
  const t = useT()
  const formats = useFormats()
  if (text.length <= LONGEST) return seen(text)
  const count = characterCount(text) - characterCount(text.slice(0, LONGEST))
  return (
    <>
      {seen(text.slice(0, LONGEST))}…{' '}
      <span className="difference-rest">
        {t('version.further', { count: formats.number(count) })}
      </span>
    </>
  )
}

function Difference({ text, change }: { text: string; change: Change }) {
  const { start, end, insert } = change
  const from = Math.max(0, start - AROUND)
  return (
    <li className="difference">
      <span className="muted">
        {from > 0 && '…'}
        {text.slice(from, start)}
      </span>
      {end > start && (
        <del>
          <Words text={text.slice(start, end)} />
        </del>
      )}
      {insert !== '' && (
        <ins>
          <Words text={insert} />
        </ins>
      )}
      <span className="muted">
        {text.slice(end, end + AROUND)}
        {end + AROUND < text.length && '…'}
      </span>
    </li>
  )
}

/** What the new text says otherwise: struck out what goes, underlined what comes. */
export function Differences({ before, changes }: { before: string; changes: Changes }) {
  const t = useT()
  const [shown, setShown] = useState(SHOWN)
  if (changes.length === 0) return null
  return (
    <section aria-label={t('version.differences')}>
      <div className="row">
        <h3 className="grow">{t('version.differences')}</h3>
        <span className="small">
          <del>{t('version.goes')}</del> <ins>{t('version.comes')}</ins>
        </span>
      </div>
      <ol className="differences">
        {changes.slice(0, shown).map((change) => (
          <Difference key={change.start} text={before} change={change} />
        ))}
      </ol>
      {changes.length > shown && (
        <div className="row">
          <span className="muted grow">
            {t('version.firstShown', { count: shown, all: changes.length })}
          </span>
          <Button small onPress={() => setShown(shown + SHOWN)}>
            {t('version.showMore')}
          </Button>
        </div>
      )}
    </section>
  )
}
