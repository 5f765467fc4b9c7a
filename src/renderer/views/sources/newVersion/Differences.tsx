import { Fragment, useMemo, useState } from 'react'
import type { Changes } from '#shared/text/changes'
import { nearbyChanges, type Difference } from '#shared/text/nearbyChanges'
import { useT } from '../../app/language'
import { Button } from '../../controls/Button'

/** So many differences are shown at once; the count says how many there are. */
const SHOWN = 100
/** Characters of one difference that are shown. */
const LONGEST = 400

/** A line feed is seen only where it has a sign of its own. */
const seen = (text: string) => text.replaceAll('\n', '¶\n')

function Words({ text }: { text: string }) {
  const t = useT()
  if (text.length <= LONGEST) return seen(text)
  return (
    <>
      {seen(text.slice(0, LONGEST))}…{' '}
      <span className="difference-rest">{t('version.shortened')}</span>
    </>
  )
}

function Line({ difference: { before, parts, after, cut } }: { difference: Difference }) {
  return (
    <li className="difference">
      <span className="muted">
        {cut.before && '…'}
        {before}
      </span>
      {parts.map(({ removed, inserted, between }, i) => (
        <Fragment key={i}>
          {removed !== '' && (
            <del>
              <Words text={removed} />
            </del>
          )}
          {inserted !== '' && (
            <ins>
              <Words text={inserted} />
            </ins>
          )}
          <span className="muted">{between}</span>
        </Fragment>
      ))}
      <span className="muted">
        {after}
        {cut.after && '…'}
      </span>
    </li>
  )
}

/** What the new text says otherwise: struck out what goes, underlined what comes. */
export function Differences({ before, changes }: { before: string; changes: Changes }) {
  const t = useT()
  const [shown, setShown] = useState(SHOWN)
  const differences = useMemo(() => nearbyChanges(before, changes), [before, changes])
  if (differences.length === 0) return null
  return (
    <section aria-label={t('version.differences')}>
      <div className="row">
        <h3 className="grow">{t('version.differences')}</h3>
        <span className="small">
          <del>{t('version.goes')}</del> <ins>{t('version.comes')}</ins>
        </span>
      </div>
      <ol className="differences">
        {differences.slice(0, shown).map((difference, i) => (
          <Line key={i} difference={difference} />
        ))}
      </ol>
      {differences.length > shown && (
        <div className="row">
          <span className="muted grow">
            {t('version.firstShown', { count: shown, all: differences.length })}
          </span>
          <Button small onPress={() => setShown(shown + SHOWN)}>
            {t('version.showMore')}
          </Button>
        </div>
      )}
    </section>
  )
}
