import { diffOf } from '../records/diff'
import type { IdOf, Judgement, Scale } from '../records/schema'
import type { Rating } from '../records/judgement'
import { updates } from './changes'
import { done, makeId, must, Refused, type Command } from './command'
import { lastOrder, nameRefusal } from './names'

interface Args extends Pick<Scale, 'name' | 'kind' | 'steps' | 'codeIds'> {
  /** The scale to change; a new one without it. */
  scaleId?: IdOf<'scale'>
}

interface Slice {
  scales: Scale[]
  judgements: Judgement[]
}

const ratingsOf = ({ rating, earlier }: Judgement): Rating[] =>
  [rating, ...earlier.map((one) => one.rating)].filter((one) => one !== null)

/** Makes or changes a scale. A code that it takes up leaves the scale that it had. */
export const saveScale: Command<Args, Slice> = {
  name: 'saveScale',
  read: async (_args, reader) => ({
    scales: await reader.all('scale'),
    judgements: await reader.all('judgement'),
  }),
  run: ({ scales, judgements }, { scaleId, name, kind, steps, codeIds }, env) => {
    const refusal = nameRefusal(name, scales, scaleId)
    if (refusal) return refusal
    const rising = steps
      .map(({ value, label }) => ({ value, label: label.trim() }))
      .toSorted((a, b) => a.value - b.value)
    const values = new Set(rising.map(({ value }) => value))
    if (rising.length < 2 || values.size < rising.length) return Refused('scaleSteps')
    if (rising.some(({ label }) => label === '')) return Refused('scaleLabels')
    if (kind === 'fuzzy' && rising.some(({ value }) => value < 0 || value > 1))
      return Refused('scaleRange')
    const used = judgements
      .flatMap(ratingsOf)
      .filter((rating) => rating.scaleId === scaleId)
      .map(({ value }) => value)
    if (kind === 'ordinal' && used.some((value) => !values.has(value)))
      return Refused('scaleStepInUse')
    if (kind === 'fuzzy' && used.some((value) => value < 0 || value > 1))
      return Refused('scaleStepInUse')
    const settings = { name: name.trim(), kind, steps: rising, codeIds: [...new Set(codeIds)] }
    const taken = new Set<string>(settings.codeIds)
    const others = updates(
      scales.filter(({ id }) => id !== scaleId),
      (old) => ({ ...old, codeIds: old.codeIds.filter((id) => !taken.has(id)) }),
    )
    const label = { name: settings.name }
    if (!scaleId) {
      const id = makeId('scale', env)
      const added: Scale = { type: 'scale', id, ...settings, order: lastOrder(scales) }
      return done(diffOf({ added: [added], updated: others }), label)
    }
    const old = must(
      scales.find(({ id }) => id === scaleId),
      scaleId,
    )
    const updated = [...others, ...updates([old], () => ({ ...old, ...settings }))]
    return done(diffOf({ updated }), label)
  },
}

/** Deletes a scale, and with it what cells were rated on it; their verdicts stay. */
export const deleteScale: Command<{ scaleId: IdOf<'scale'> }, Slice> = {
  name: 'deleteScale',
  read: saveScale.read as Command<unknown, Slice>['read'],
  run: ({ scales, judgements }, { scaleId }) => {
    const scale = must(
      scales.find(({ id }) => id === scaleId),
      scaleId,
    )
    const without = <R extends { rating: Rating | null }>(one: R): R =>
      one.rating?.scaleId === scaleId ? { ...one, rating: null } : one
    const updated = updates(judgements, (old) => ({
      ...without(old),
      earlier: old.earlier.map(without),
    }))
    return done(diffOf({ removed: [scale], updated }), { name: scale.name, count: updated.length })
  },
}
