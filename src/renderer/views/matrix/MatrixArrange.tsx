import { SlidersHorizontal } from 'lucide-react'
import { Dialog as AriaDialog, DialogTrigger, Popover } from 'react-aria-components'
import type { Arrangement } from '#shared/matrix/arrangement'
import { addsUp } from '#shared/matrix/subtotals'
import { percentages } from '#shared/records/matrix'
import type { IdOf } from '#shared/records/schema'
import { useT } from '../app/language'
import { useRecords, useRecordsById } from '../app/session'
import { Button } from '../controls/Button'
import { Checkbox, Select, type Choice } from '../controls/Field'
import type { MatrixSketch } from './shownMatrix'

type RowOrder = Arrangement['rowOrder']
type ColumnOrder = Arrangement['columnOrder']

/** An order as one word, and what it goes by. */
const rowKey = (order: RowOrder): string =>
  order.by === 'attribute' ? order.attributeId : order.by

const isFalling = (order: RowOrder | ColumnOrder): boolean | null =>
  'falling' in order ? order.falling : null

function RowOrderSelect({ sketch, onArrange }: Props) {
  const t = useT()
  const codes = useRecordsById('code')
  const { rowOrder, kindId } = sketch
  const attributes = useRecords('attribute')
    .filter((one) => one.kindId === kindId)
    .toSorted((a, b) => a.order - b.order)
  const choices: Choice[] = [
    ...(['cases', 'name', 'total', 'similarity'] as const).map((id) => ({
      id,
      name: t(`arrange.rows.${id}`),
    })),
    ...(rowOrder.by === 'hand' ? [{ id: 'hand', name: t('arrange.rows.hand') }] : []),
    ...(rowOrder.by === 'value'
      ? [
          {
            id: 'value',
            name: t('arrange.byValue', { name: codes.get(rowOrder.codeId)?.name ?? '' }),
          },
        ]
      : []),
    ...attributes.map(({ id, name }) => ({
      id: id as string,
      name: t('arrange.byAttribute', { name }),
    })),
  ]
  const choose = (id: string) => {
    const attribute = attributes.find((one) => one.id === id)
    if (attribute) {
      return onArrange({ rowOrder: { by: 'attribute', attributeId: attribute.id, falling: false } })
    }
    if (id === 'total') return onArrange({ rowOrder: { by: id, falling: true } })
    if (id === 'cases' || id === 'name' || id === 'similarity') onArrange({ rowOrder: { by: id } })
  }
  return (
    <Select
      label={t('arrange.rowOrder')}
      value={rowKey(rowOrder)}
      onChange={choose}
      choices={choices}
    />
  )
}

function ColumnOrderSelect({ sketch, onArrange }: Props) {
  const t = useT()
  const { columnOrder, kindId } = sketch
  const cases = useRecords('case')
    .filter((one) => one.kindId === kindId)
    .toSorted((a, b) => a.order - b.order)
  const choices: Choice[] = [
    ...(['codes', 'total', 'similarity'] as const).map((id) => ({
      id,
      name: t(`arrange.columns.${id}`),
    })),
    ...cases.map(({ id, name }) => ({ id: id as string, name: t('arrange.byValue', { name }) })),
  ]
  const choose = (id: string) => {
    if (id === 'total') return onArrange({ columnOrder: { by: id, falling: true } })
    if (id === 'codes' || id === 'similarity') return onArrange({ columnOrder: { by: id } })
    onArrange({ columnOrder: { by: 'value', caseId: id as IdOf<'case'>, falling: true } })
  }
  return (
    <Select
      label={t('arrange.columnOrder')}
      value={columnOrder.by === 'value' ? columnOrder.caseId : columnOrder.by}
      onChange={choose}
      choices={choices}
    />
  )
}

interface Props {
  sketch: MatrixSketch
  onArrange: (patch: Partial<Arrangement>) => void
}

/** The order of rows and columns, groups, percentages, and which way the matrix lies. */
export function MatrixArrange({ sketch, onArrange }: Props) {
  const t = useT()
  const attributes = useRecords('attribute')
    .filter((one) => one.kindId === sketch.kindId)
    .toSorted((a, b) => a.order - b.order)
  const { rowOrder, columnOrder, measure } = sketch
  const rowsFall = isFalling(rowOrder)
  const columnsFall = isFalling(columnOrder)
  const isPresence = measure === 'presence'
  const basis = isPresence && sketch.percent !== 'none' ? 'column' : sketch.percent
  return (
    <DialogTrigger>
      <Button>
        <SlidersHorizontal size={16} aria-hidden /> {t('arrange.title')}
      </Button>
      <Popover className="popover arrange" placement="bottom start">
        <AriaDialog aria-label={t('arrange.title')} className="popover-body stack">
          <RowOrderSelect sketch={sketch} onArrange={onArrange} />
          {rowsFall !== null && (
            <Checkbox
              isSelected={rowsFall}
              onChange={(falling) => onArrange({ rowOrder: { ...rowOrder, falling } as RowOrder })}
            >
              {t('arrange.falling')}
            </Checkbox>
          )}
          <Select
            label={t('arrange.group')}
            value={sketch.groupById ?? 'none'}
            onChange={(id) =>
              onArrange({ groupById: id === 'none' ? null : (id as IdOf<'attribute'>) })
            }
            choices={[
              { id: 'none', name: t('arrange.noGroup') },
              ...attributes.map(({ id, name }) => ({ id: id as string, name })),
            ]}
          />
          <ColumnOrderSelect sketch={sketch} onArrange={onArrange} />
          {columnsFall !== null && (
            <Checkbox
              isSelected={columnsFall}
              onChange={(falling) =>
                onArrange({ columnOrder: { ...columnOrder, falling } as ColumnOrder })
              }
            >
              {t('arrange.falling')}
            </Checkbox>
          )}
          {isPresence || addsUp(measure) ? (
            <Select
              label={t('arrange.percent')}
              value={basis}
              onChange={(percent) => onArrange({ percent })}
              choices={percentages
                .filter((id) => !isPresence || id === 'none' || id === 'column')
                .map((id) => ({
                  id,
                  name: t(
                    isPresence && id === 'column'
                      ? 'arrange.percent.cases'
                      : `arrange.percent.${id}`,
                  ),
                }))}
            />
          ) : (
            <p className="muted small">{t('arrange.addsNot')}</p>
          )}
          <Checkbox isSelected={sketch.rollUp} onChange={(rollUp) => onArrange({ rollUp })}>
            {t('matrix.rollUp')}
          </Checkbox>
          <Checkbox
            isSelected={sketch.foldGroups}
            onChange={(foldGroups) => onArrange({ foldGroups })}
          >
            {t('arrange.fold')}
          </Checkbox>
          <Checkbox
            isSelected={sketch.transposed}
            onChange={(transposed) => onArrange({ transposed })}
          >
            {t('arrange.transposed')}
          </Checkbox>
          <p className="muted small">{t('arrange.byHandHint')}</p>
        </AriaDialog>
      </Popover>
    </DialogTrigger>
  )
}
