import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { setReadings } from '#shared/commands/setReadings'
import { parseValue, plainValue } from '#shared/commands/values'
import type { Reading } from '#shared/records/attributeValue'
import type { Attribute, AttributeValue, Case } from '#shared/records/schema'
import { wasRefused } from '#history/history'
import { useT } from '../app/language'
import { useRun } from '../app/session'
import { Button, IconButton } from '../controls/Button'
import { Dialog } from '../controls/Dialog'
import { Checkbox, TextField } from '../controls/Field'

/** A reading while it is typed. */
interface Draft {
  text: string
  origin: string
  missing: boolean
}

const draftOf = ({ value, origin }: Reading): Draft =>
  value.type === 'missing'
    ? { text: value.reason, origin, missing: true }
    : { text: plainValue(value), origin, missing: false }

/** What each source says of one field, and which of it is in force. Nothing is thrown away when they conflict. */
export function ReadingsDialog({
  one,
  attribute,
  field,
  onClose,
}: {
  one: Case
  attribute: Attribute
  field: AttributeValue | null
  onClose: () => void
}) {
  const t = useT()
  const run = useRun()
  const [drafts, setDrafts] = useState<readonly Draft[]>(
    field ? field.readings.map(draftOf) : [{ text: '', origin: '', missing: false }],
  )
  const [chosen, setChosen] = useState(field?.chosen ?? 0)
  const [bad, setBad] = useState<number | null>(null)
  const change = (at: number, patch: Partial<Draft>) =>
    setDrafts(drafts.map((draft, i) => (i === at ? { ...draft, ...patch } : draft)))
  const remove = (at: number) => {
    setDrafts(drafts.filter((_, i) => i !== at))
    setChosen(chosen > at ? chosen - 1 : chosen === at ? 0 : chosen)
  }
  const save = async () => {
    const readings: Reading[] = []
    for (const [i, { text, origin, missing }] of drafts.entries()) {
      const value = missing
        ? { type: 'missing' as const, reason: text.trim() }
        : parseValue(text, attribute)
      if (!value) return setBad(i)
      readings.push({ value, origin: origin.trim() })
    }
    const outcome = await run(setReadings, {
      caseId: one.id,
      attributeId: attribute.id,
      readings,
      chosen,
    })
    if (!wasRefused(outcome) || outcome.refused.key === 'refusals.nothingToDo') onClose()
  }
  return (
    <Dialog
      title={t('cases.readingsTitle', { case: one.name, attribute: attribute.name })}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button look="primary" onPress={() => void save()}>
            {t('app.save')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="muted small">{t('cases.readingsHint')}</p>
        {drafts.map((draft, i) => (
          <fieldset key={i} className="reading">
            <legend className="hidden-visually">{t('cases.reading', { number: i + 1 })}</legend>
            <div className="row">
              <div className="grow">
                <TextField
                  label={t(draft.missing ? 'cases.reason' : 'cases.value')}
                  value={draft.text}
                  onChange={(text) => change(i, { text })}
                  {...(bad === i && {
                    problem: t('refusals.wrongType', { value: draft.text, name: attribute.name }),
                  })}
                />
              </div>
              <div className="grow">
                <TextField
                  label={t('cases.origin')}
                  value={draft.origin}
                  onChange={(origin) => change(i, { origin })}
                />
              </div>
            </div>
            <div className="row">
              <label className="radio">
                <input
                  type="radio"
                  name="reading-in-force"
                  checked={chosen === i}
                  onChange={() => setChosen(i)}
                />
                {t('cases.inForce')}
              </label>
              <Checkbox isSelected={draft.missing} onChange={(missing) => change(i, { missing })}>
                {t('cases.isMissing')}
              </Checkbox>
              <span className="grow" />
              <IconButton small label={t('cases.removeReading')} onPress={() => remove(i)}>
                <Trash2 size={14} aria-hidden />
              </IconButton>
            </div>
          </fieldset>
        ))}
        <div>
          <Button
            small
            onPress={() => setDrafts([...drafts, { text: '', origin: '', missing: false }])}
          >
            <Plus size={14} aria-hidden /> {t('cases.addReading')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
