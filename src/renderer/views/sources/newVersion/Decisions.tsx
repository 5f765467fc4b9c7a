import { useState } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import type { Coding } from '#shared/records/schema'
import { useT } from '../../app/language'
import { Button } from '../../controls/Button'
import { CodeChip } from '../../controls/CodeChip'
import { useCodebook } from '../../codebook/useCodebook'
import { choiceOf, type Choice, type Choices, type Doubtful } from './choices'

/** So many decisions are shown at once. */
const SHOWN = 30
/** Characters of a quote that tell which one it is. */
const QUOTE = 220

export const shortened = (text: string): string =>
  text.length > QUOTE ? `${text.slice(0, QUOTE)}…` : text

function Option({ value, children }: { value: Choice['how']; children: React.ReactNode }) {
  return (
    <Radio value={value} className="radio">
      <span className="dot" aria-hidden />
      <span>{children}</span>
    </Radio>
  )
}

function Decision({
  doubt,
  choice,
  after,
  focusWords,
  onChoose,
  onPlace,
}: {
  doubt: Doubtful
  choice: Choice
  after: string
  focusWords: boolean
  onChoose: (how: Choice['how']) => void
  onPlace: () => void
}) {
  const t = useT()
  const { book } = useCodebook()
  const { coding, suggestion } = doubt
  const code = book.get(coding.codeId)
  const byHand = choice.how === 'byHand' ? choice : null
  const wordsAt = (span: { start: number; end: number }) =>
    shortened(after.slice(span.start, span.end))
  return (
    <li className="decision">
      <div className="decision-what">
        {code && <CodeChip code={code} />}
        <q>{shortened(coding.anchor.quote)}</q>
      </div>
      <RadioGroup
        className="decision-choices"
        aria-label={t('version.whereTo', {
          code: code?.name ?? '',
          quote: shortened(coding.anchor.quote),
        })}
        value={choice.how}
        onChange={(how) => onChoose(how as Choice['how'])}
      >
        {suggestion ? (
          <Option value="accept">
            {t('version.accept')} <q>{wordsAt(suggestion)}</q>
          </Option>
        ) : (
          <p className="muted">{t('version.nowhere')}</p>
        )}
        <Option value="byHand">
          {t('version.byHand')} {byHand?.span && <q>{wordsAt(byHand.span)}</q>}
        </Option>
        {byHand && (
          <div className="row decision-words">
            <Button
              small
              look={byHand.span ? 'plain' : 'primary'}
              autoFocus={focusWords}
              onPress={onPlace}
            >
              {t(byHand.span ? 'version.otherWords' : 'version.chooseWords')}
            </Button>
            {!byHand.span && <span className="small">{t('version.noWords')}</span>}
          </div>
        )}
        <Option value="detach">{t('version.detach')}</Option>
      </RadioGroup>
    </li>
  )
}

/** The codings that found no certain place in the new text, each with what a person can decide about it. */
export function Decisions({
  doubts,
  choices,
  after,
  placedLast,
  onChoose,
  onPlace,
}: {
  doubts: readonly Doubtful[]
  choices: Choices
  after: string
  /** The coding whose words were chosen last: the focus goes back to it. */
  placedLast: Coding['id'] | null
  onChoose: (doubts: readonly Doubtful[], how: Choice['how']) => void
  onPlace: (doubt: Doubtful) => void
}) {
  const t = useT()
  const [shown, setShown] = useState(SHOWN)
  if (doubts.length === 0) return null
  const suggested = doubts.filter(({ suggestion }) => suggestion)
  const last = doubts.findIndex(({ coding }) => coding.id === placedLast)
  const visible = doubts.slice(0, Math.max(shown, last + 1))
  return (
    <section aria-label={t('version.doubts')}>
      <div className="row">
        <h3 className="grow">{t('version.doubts')}</h3>
        {doubts.length > 1 && (
          <>
            {suggested.length > 0 && (
              <Button small onPress={() => onChoose(suggested, 'accept')}>
                {t('version.acceptAll')}
              </Button>
            )}
            <Button small onPress={() => onChoose(doubts, 'detach')}>
              {t('version.detachAll')}
            </Button>
          </>
        )}
      </div>
      <ul className="decisions">
        {visible.map((doubt) => (
          <Decision
            key={doubt.coding.id}
            doubt={doubt}
            choice={choiceOf(choices, doubt)}
            after={after}
            focusWords={doubt.coding.id === placedLast}
            onChoose={(how) => onChoose([doubt], how)}
            onPlace={() => onPlace(doubt)}
          />
        ))}
      </ul>
      {doubts.length > visible.length && (
        <div className="row">
          <span className="muted grow">
            {t('version.firstDoubtsShown', { count: visible.length, all: doubts.length })}
          </span>
          <Button small onPress={() => setShown(visible.length + SHOWN)}>
            {t('version.showMore')}
          </Button>
        </div>
      )}
    </section>
  )
}
