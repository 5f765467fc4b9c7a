import { useState } from 'react'
import { confirmEvidence } from '#shared/commands/confirmEvidence'
import type { CellPlace } from '#shared/matrix/evidence'
import type { Contradiction } from '#shared/matrix/exclusive'
import type { OutOfDate } from '#shared/matrix/outOfDate'
import { useFormats, useT } from '../../app/language'
import { useRecord, useRecordsById, useRun } from '../../app/session'
import { Button } from '../../controls/Button'
import { Dialog } from '../../controls/Dialog'
import { Checkbox } from '../../controls/Field'
import { VirtualList } from '../../controls/VirtualList'
import { useOpenSubject } from '../../memos/useOpen'
import { cellKey, useLookAgain } from './lookAgain'
import { sinceText } from './sinceText'
import { useCellNames } from './useCellNames'

type Entry = { kind: 'outOfDate'; one: OutOfDate } | { kind: 'together'; one: Contradiction }

const keyOf = (entry: Entry) =>
  entry.kind === 'outOfDate' ? entry.one.id : `${entry.one.caseId} ${entry.one.codeIds.join(' ')}`

/** What a judgement or a summary says, and whose it is. */
function Said({ id }: { id: OutOfDate['id'] }) {
  const t = useT()
  const formats = useFormats()
  const judgement = useRecord('judgement', id)
  const summary = useRecord('summary', id)
  const coders = useRecordsById('coder')
  if (judgement)
    return t('judging.saidOf', {
      what: t(`matrix.${judgement.verdict}`),
      coder: coders.get(judgement.raterId)?.name ?? '',
      date: formats.date(judgement.at),
    })
  if (summary)
    return t('judging.saidOf', {
      what: t('judging.summary'),
      coder: coders.get(summary.writerId)?.name ?? '',
      date: formats.date(summary.at),
    })
  return null
}

function OutOfDateLine({
  one,
  ticked,
  onTick,
  onOpen,
}: {
  one: OutOfDate
  ticked: boolean
  onTick: (on: boolean) => void
  onOpen: (place: CellPlace) => void
}) {
  const t = useT()
  const run = useRun()
  const names = useCellNames()(one)
  return (
    <div className="look-line">
      <Checkbox
        isSelected={ticked}
        onChange={onTick}
        aria-label={t('judging.tick', names)}
        data-step=""
      />
      <div className="grow">
        <p>
          <strong>{t('judging.cell', names)}</strong>
        </p>
        <p className="muted small">
          <Said id={one.id} />
        </p>
        <p className="small">{sinceText(one.since, t)}</p>
      </div>
      <Button small onPress={() => onOpen(one)} aria-label={t('judging.openCell', names)}>
        {t('judging.open')}
      </Button>
      <Button
        small
        onPress={() => void run(confirmEvidence, { ids: [one.id] })}
        aria-label={t('judging.confirmCell', names)}
      >
        {t('judging.confirm')}
      </Button>
    </div>
  )
}

function TogetherLine({ one, onOpen }: { one: Contradiction; onOpen: (place: CellPlace) => void }) {
  const t = useT()
  const names = useCellNames()
  const { name } = names({ caseId: one.caseId, codeId: one.codeIds[0]! })
  return (
    <div className="look-line">
      <div className="grow">
        <p>
          <strong>{name}</strong>
        </p>
        <p className="small">{t('judging.together', { count: one.codeIds.length })}</p>
      </div>
      <div className="row wrap">
        {one.codeIds.map((codeId) => {
          const place = { caseId: one.caseId, codeId }
          const { code } = names(place)
          return (
            <Button
              key={codeId}
              small
              aria-label={t('judging.openCell', { name, code })}
              onPress={() => onOpen(place)}
            >
              {code}
            </Button>
          )
        })}
      </div>
    </div>
  )
}

/** What to look at again: each entry opens its cell, and is confirmed here or revised there. */
export function LookAgainDialog({ error, onClose }: { error: string | null; onClose: () => void }) {
  const t = useT()
  const run = useRun()
  const openSubject = useOpenSubject()
  const { outOfDate, contradictions } = useLookAgain()
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const chosen = outOfDate.filter(({ id }) => ticked.has(id))
  const open = (place: CellPlace) => {
    openSubject({ kind: 'cell', caseId: place.caseId, codeId: place.codeId })
    onClose()
  }
  const entries: Entry[] = [
    ...contradictions.map((one) => ({ kind: 'together' as const, one })),
    ...outOfDate.map((one) => ({ kind: 'outOfDate' as const, one })),
  ]
  const tick = (id: string, on: boolean) =>
    setTicked(new Set(on ? [...ticked, id] : [...ticked].filter((other) => other !== id)))
  return (
    <Dialog
      title={t('judging.lookAgain')}
      size="wide"
      onClose={onClose}
      footer={
        <>
          <span className="grow">
            {outOfDate.length > 0 && (
              <Checkbox
                isSelected={chosen.length === outOfDate.length}
                isIndeterminate={chosen.length > 0 && chosen.length < outOfDate.length}
                onChange={(on) => setTicked(new Set(on ? outOfDate.map(({ id }) => id) : []))}
              >
                {t('judging.tickAll')}
              </Checkbox>
            )}
          </span>
          <Button onPress={onClose}>{t('app.close')}</Button>
          <Button
            look="primary"
            isDisabled={chosen.length === 0}
            onPress={() => void run(confirmEvidence, { ids: chosen.map(({ id }) => id) })}
          >
            {t('judging.confirmTicked', { count: chosen.length })}
          </Button>
        </>
      }
    >
      {error && <p className="notice bad">{error}</p>}
      <p className="muted small">{t('judging.lookAgainHint')}</p>
      {entries.length === 0 ? (
        <p className="empty">{t('judging.nothingToLookAt')}</p>
      ) : (
        <VirtualList
          items={entries}
          keyOf={keyOf}
          estimate={() => 84}
          label={t('judging.lookAgain')}
          className="look-again"
        >
          {(entry) =>
            entry.kind === 'together' ? (
              <TogetherLine one={entry.one} onOpen={open} />
            ) : (
              <OutOfDateLine
                one={entry.one}
                ticked={ticked.has(entry.one.id)}
                onTick={(on) => tick(entry.one.id, on)}
                onOpen={open}
              />
            )
          }
        </VirtualList>
      )}
    </Dialog>
  )
}

/** The next cell to look at after this one, where there is another. */
export function useNextToLookAt(place: CellPlace): (() => void) | null {
  const { outOfDate } = useLookAgain()
  const openSubject = useOpenSubject()
  const at = outOfDate.findIndex((one) => cellKey(one) === cellKey(place))
  const others = [...outOfDate.slice(at + 1), ...outOfDate.slice(0, Math.max(at, 0))]
  const next = others.find((one) => cellKey(one) !== cellKey(place))
  return next ? () => openSubject({ kind: 'cell', caseId: next.caseId, codeId: next.codeId }) : null
}
