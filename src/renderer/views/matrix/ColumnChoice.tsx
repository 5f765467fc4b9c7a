import { useState } from 'react'
import { fold } from '#shared/text/naturalOrder'
import type { Code, IdOf } from '#shared/records/schema'
import { useFormats, useT } from '../app/language'
import { Button } from '../controls/Button'
import { Checkbox, SearchField } from '../controls/Field'
import { useCodebook, useCodeCounts } from '../codebook/useCodebook'

type Codes = ReadonlySet<IdOf<'code'>>

/** The columns of a matrix: codes of any level, by level, by what their names say, or one by one. */
export function ColumnChoice({
  chosen,
  onChange,
}: {
  chosen: Codes
  onChange: (chosen: Codes) => void
}) {
  const t = useT()
  const { book } = useCodebook()
  const formats = useFormats()
  const { all } = useCodeCounts()
  const [words, setWords] = useState('')
  const codes = book.inOrder()
  const wanted = fold(words)
  const says = ({ id, key }: Code) =>
    fold(book.pathOf(id).join(' ')).includes(wanted) || fold(key).includes(wanted)
  const shown = codes.filter((code) => wanted === '' || says(code))
  const only = (codesWanted: readonly Code[]) => onChange(new Set(codesWanted.map(({ id }) => id)))
  const set = (ids: readonly IdOf<'code'>[], on: boolean) => {
    const next = new Set(chosen)
    for (const id of ids) {
      if (on) next.add(id)
      else next.delete(id)
    }
    onChange(next)
  }
  return (
    <section className="stack" aria-label={t('matrix.columns')}>
      <div className="row wrap">
        <span className="grow label">{t('matrix.columns')}</span>
        <Button small onPress={() => only(codes)}>
          {t('matrix.columns.all')}
        </Button>
        <Button small onPress={() => only(codes.filter(({ parentId }) => parentId === null))}>
          {t('matrix.columns.top')}
        </Button>
        <Button
          small
          onPress={() => only(codes.filter(({ id }) => book.childrenOf(id).length === 0))}
        >
          {t('matrix.columns.lowest')}
        </Button>
        <Button small onPress={() => only([])}>
          {t('matrix.columns.none')}
        </Button>
      </div>
      <div
        role="presentation"
        onKeyDown={(event) => event.key === 'Enter' && wanted !== '' && only(shown)}
      >
        <SearchField label={t('arrange.findCodes')} value={words} onChange={setWords} />
      </div>
      {wanted !== '' && (
        <div className="row">
          <Button small onPress={() => only(shown)}>
            {t('arrange.onlyThese', { count: shown.length })}
          </Button>
          <Button
            small
            onPress={() =>
              set(
                shown.map(({ id }) => id),
                true,
              )
            }
          >
            {t('arrange.theseToo')}
          </Button>
        </div>
      )}
      <ul className="column-list codes" aria-label={t('matrix.columns')}>
        {shown.map((code) => {
          const [, ...below] = book.withDescendants(code.id).map(({ id }) => id)
          const isAll = below.every((id) => chosen.has(id))
          return (
            <li key={code.id} style={{ paddingInlineStart: 8 + 20 * book.depthOf(code.id) }}>
              <Checkbox isSelected={chosen.has(code.id)} onChange={(on) => set([code.id], on)}>
                <span className="swatch" data-colour={code.colour} />
                {code.name}
                <span className="muted small">{formats.number(all(code.id))}</span>
              </Checkbox>
              {below.length > 0 && (
                <Button small look="quiet" onPress={() => set(below, !isAll)}>
                  {t(isAll ? 'arrange.withoutSubcodes' : 'arrange.withSubcodes')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
