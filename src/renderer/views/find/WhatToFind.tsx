import { useEffect, useRef } from 'react'
import { likelyAskers } from '#shared/text/answers'
import type { Wanted } from '#shared/text/passages'
import { byName } from '#shared/text/naturalOrder'
import { units } from '#shared/text/widening'
import { useT } from '../app/language'
import { useRecords, useSession } from '../app/session'
import { ToggleButton } from '../controls/Button'
import { Select } from '../controls/Field'
import { FilterPick } from '../excerpts/FilterPick'
import { useFind } from './findState'
import { QueryField } from './QueryField'
import { useSearch } from './useSearch'

const ways: readonly Wanted['by'][] = ['text', 'speaker', 'answers']

/** Passages of what was found before keep no tick that was taken away from others. */
const afresh = { unticked: new Set<string>(), scrolled: 0 }

function Way() {
  const t = useT()
  const { by, set } = useFind()
  return (
    <div className="row" role="group" aria-label={t('find.title')}>
      {ways.map((way) => (
        <ToggleButton
          key={way}
          small
          isSelected={by === way}
          onChange={() => set({ by: way, ...afresh })}
        >
          {t(`find.by.${way}`)}
        </ToggleButton>
      ))}
    </div>
  )
}

function Speakers() {
  const t = useT()
  const { uuid } = useSession()
  const { by, speakers, askers, set } = useFind()
  const { result } = useSearch('speakers', { projectUuid: uuid }, { pause: false })
  useEffect(() => {
    if (askers === null && result) set({ askers: likelyAskers(result.map(({ name }) => name)) })
  }, [askers, result, set])
  const items = (result ?? []).map(({ name }) => ({ id: name, name }))
  return by === 'speaker' ? (
    <FilterPick
      label={t('find.speakers')}
      any={t('find.noSpeakers')}
      items={items}
      chosen={speakers}
      onChange={(chosen) => set({ speakers: chosen, ...afresh })}
    />
  ) : (
    <FilterPick
      label={t('find.askers')}
      any={t('find.anyAsker')}
      items={items}
      chosen={askers ?? []}
      onChange={(chosen) => set({ askers: chosen, ...afresh })}
    />
  )
}

function Field() {
  const t = useT()
  const { by, query, question, asked, set } = useFind()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [asked, by])
  return by === 'text' ? (
    <QueryField
      key="text"
      query={query}
      onChange={(next) => set({ query: next, ...afresh })}
      label={t('find.inProject')}
      inputRef={field}
    />
  ) : (
    <QueryField
      key="question"
      query={question}
      onChange={(next) => set({ question: next, ...afresh })}
      label={t('find.by.answers')}
      placeholder={t('find.whatQuestion')}
      inputRef={field}
    />
  )
}

function UnitPick() {
  const t = useT()
  const { by, unit, part, set } = useFind()
  return (
    <div className="row unit-pick">
      <span aria-hidden>{t('find.unit')}</span>
      {by === 'text' ? (
        <Select
          label={t('find.unit')}
          labelHidden
          value={unit}
          onChange={(next) => set({ unit: next, ...afresh })}
          choices={units.map((id) => ({ id, name: t(`find.unit.${id}`) }))}
        />
      ) : (
        <Select
          label={t('find.unit')}
          labelHidden
          value={part}
          onChange={(next) => set({ part: next, ...afresh })}
          choices={units.map((id) => ({ id, name: t(`find.part.${id}`) }))}
        />
      )}
    </div>
  )
}

function Scope() {
  const t = useT()
  const sources = useRecords('source')
  const kinds = useRecords('caseKind')
  const { sourceIds, kindIds, set } = useFind()
  return (
    <>
      <FilterPick
        label={t('find.sources')}
        any={t('find.allSources')}
        items={sources.toSorted(byName)}
        chosen={sourceIds}
        onChange={(chosen) => set({ sourceIds: chosen, ...afresh })}
      />
      <FilterPick
        label={t('find.kinds')}
        any={t('find.allKinds')}
        items={kinds}
        chosen={kindIds}
        onChange={(chosen) => set({ kindIds: chosen, ...afresh })}
      />
    </>
  )
}

/** What is looked for, where, and how much around it is taken. */
export function WhatToFind() {
  const by = useFind((state) => state.by)
  return (
    <search className="find-what">
      <div className="toolbar">
        <Way />
      </div>
      <div className="toolbar">
        {by !== 'speaker' && <Field />}
        {by !== 'text' && <Speakers />}
        <UnitPick />
        <Scope />
      </div>
    </search>
  )
}
