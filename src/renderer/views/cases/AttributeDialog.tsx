import { useState } from 'react'
import type { AttributeDraft } from '#shared/commands/createAttribute'
import { deleteAttribute } from '#shared/commands/deleteAttribute'
import { updateAttribute } from '#shared/commands/updateAttribute'
import { attributeTypes } from '#shared/records/attribute'
import type { Attribute } from '#shared/records/schema'
import { wasRefused, type Outcome } from '#history/history'
import { useT } from '../app/language'
import { useRecords, useRun } from '../app/session'
import { Button } from '../controls/Button'
import { Checkbox, Select, TextArea, TextField } from '../controls/Field'
import { ConfirmDialog, Dialog } from '../controls/Dialog'

/** Makes or changes a column of the case table. */
export function AttributeDialog({
  attribute,
  onCreate,
  onClose,
}: {
  attribute: Attribute | null
  onCreate: (draft: Omit<AttributeDraft, 'kindId'>) => Promise<Outcome>
  onClose: () => void
}) {
  const t = useT()
  const run = useRun()
  const filled = useRecords('attributeValue').filter(
    ({ attributeId }) => attributeId === attribute?.id,
  ).length
  const [name, setName] = useState(attribute?.name ?? '')
  const [valueType, setValueType] = useState<Attribute['valueType']>(
    attribute?.valueType ?? 'number',
  )
  const [unit, setUnit] = useState(attribute?.unit ?? '')
  const [categories, setCategories] = useState(attribute?.categories.join('\n') ?? '')
  const [multiple, setMultiple] = useState(attribute?.multiple ?? false)
  const [deleting, setDeleting] = useState(false)
  const asking = useRecords('matrix').filter(({ conditions }) =>
    conditions.some(({ attributeId }) => attributeId === attribute?.id),
  ).length
  const save = async () => {
    const lines = categories.split('\n').map((line) => line.trim())
    const draft = {
      name,
      valueType,
      unit: valueType === 'number' ? unit.trim() : '',
      categories: valueType === 'category' ? [...new Set(lines.filter((line) => line !== ''))] : [],
      multiple: valueType === 'category' && multiple,
    }
    const becomes = attribute && attribute.valueType !== 'category' && draft.categories.length === 0
    const { categories: _, ...withoutCategories } = draft
    const outcome = attribute
      ? await run(updateAttribute, {
          attributeId: attribute.id,
          // An attribute that becomes one of categories takes those that its values say.
          patch: becomes ? withoutCategories : draft,
        })
      : await onCreate(draft)
    if (!wasRefused(outcome) || outcome.refused.key === 'refusals.nothingToDo') onClose()
  }
  if (attribute && deleting) {
    return (
      <ConfirmDialog
        title={t('cases.deleteAttribute', { name: attribute.name })}
        body={
          <>
            <p>{t('cases.deleteAttributeBody', { count: filled })}</p>
            {asking > 0 && <p>{t('cases.deleteAttributeMatrices', { count: asking })}</p>}
          </>
        }
        action={t('app.delete')}
        danger
        onConfirm={() => void run(deleteAttribute, { attributeId: attribute.id })}
        onClose={onClose}
      />
    )
  }
  return (
    <Dialog
      title={
        attribute ? t('cases.changeAttribute', { name: attribute.name }) : t('cases.newAttribute')
      }
      size="narrow"
      onClose={onClose}
      footer={
        <>
          {attribute && (
            <Button look="danger" onPress={() => setDeleting(true)}>
              {t('app.delete')}
            </Button>
          )}
          <span className="grow" />
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button look="primary" isDisabled={name.trim() === ''} onPress={() => void save()}>
            {t('app.save')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <TextField label={t('app.nameField')} value={name} onChange={setName} autoFocus />
        <Select
          label={t('cases.typeField')}
          value={valueType}
          onChange={setValueType}
          choices={attributeTypes.map((id) => ({ id, name: t(`cases.type.${id}`) }))}
        />
        {valueType === 'number' && (
          <TextField
            label={t('cases.unit')}
            hint={t('cases.unitHint')}
            value={unit}
            onChange={setUnit}
          />
        )}
        {valueType === 'category' && (
          <>
            <TextArea
              label={t('cases.categories')}
              hint={t('cases.categoriesHint')}
              rows={5}
              value={categories}
              onChange={setCategories}
            />
            <Checkbox isSelected={multiple} onChange={setMultiple}>
              {t('cases.multiple')}
            </Checkbox>
          </>
        )}
      </div>
    </Dialog>
  )
}
