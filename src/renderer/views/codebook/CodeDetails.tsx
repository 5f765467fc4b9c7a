import {
  ArrowDown,
  ArrowUp,
  IndentDecrease,
  IndentIncrease,
  Merge,
  Quote,
  Trash2,
} from 'lucide-react'
import { useEffect, useState } from 'react'
import { deleteCodes } from '#shared/commands/deleteCodes'
import { moveCode } from '#shared/commands/moveCode'
import { pinCode } from '#shared/commands/pinCode'
import { updateCode, type CodePatch } from '#shared/commands/updateCode'
import { colours } from '#shared/records/code'
import { PATH_SEPARATOR } from '#shared/records/codebook'
import type { Code } from '#shared/records/schema'
import { useT } from '../app/language'
import { useLocation } from '../app/location'
import { useProject, useRecords, useRun } from '../app/session'
import { Button, IconButton } from '../controls/Button'
import { ConfirmDialog } from '../controls/Dialog'
import { Checkbox, Select, TextArea, TextField } from '../controls/Field'
import { useExcerptFilter } from '../excerpts/filter'
import { MemoField } from '../memos/MemoField'
import { MergeDialog } from './MergeDialog'
import { useCodebook, useCodeCounts } from './useCodebook'

type TextKey = 'name' | 'key' | 'definition' | 'include' | 'exclude' | 'example' | 'exclusiveGroup'

/** A field of the code; it is saved when it is left, as one step. A refused value goes back to what it was. */
function CodeField({ code, field, lines = 0 }: { code: Code; field: TextKey; lines?: number }) {
  const t = useT()
  const run = useRun()
  const stored = code[field]
  const [value, setValue] = useState(stored)
  // Only a change of this very field: another one's must not take away what is being typed here.
  useEffect(() => setValue(stored), [stored])
  const save = async () => {
    if (value === stored) return
    const patch: CodePatch = { [field]: value }
    const outcome = await run(updateCode, { codeId: code.id, patch })
    if ('refused' in outcome) setValue(stored)
  }
  const shared = {
    label: t(`codebook.${field}`),
    value,
    onChange: setValue,
    onBlur: () => void save(),
  }
  return lines > 0 ? <TextArea {...shared} rows={lines} /> : <TextField {...shared} />
}

/** Moves the code without dragging: up, down, in, out. */
function Moves({ code }: { code: Code }) {
  const t = useT()
  const run = useRun()
  const { book } = useCodebook()
  const siblings = book.childrenOf(code.parentId)
  const at = siblings.findIndex(({ id }) => id === code.id)
  const parent = code.parentId ? book.get(code.parentId) : undefined
  const move = (parentId: Code['parentId'], before: Code['id'] | null) =>
    void run(moveCode, { codeId: code.id, parentId, before })
  const afterParent = () => {
    if (!parent) return null
    const uncles = book.childrenOf(parent.parentId)
    return uncles[uncles.findIndex(({ id }) => id === parent.id) + 1]?.id ?? null
  }
  const icon = { size: 16, 'aria-hidden': true } as const
  return (
    <div className="row">
      <IconButton
        look="plain"
        label={t('codebook.up')}
        isDisabled={at <= 0}
        onPress={() => move(code.parentId, siblings[at - 1]!.id)}
      >
        <ArrowUp {...icon} />
      </IconButton>
      <IconButton
        look="plain"
        label={t('codebook.down')}
        isDisabled={at === siblings.length - 1}
        onPress={() => move(code.parentId, siblings[at + 2]?.id ?? null)}
      >
        <ArrowDown {...icon} />
      </IconButton>
      <IconButton
        look="plain"
        label={t('codebook.in')}
        isDisabled={at <= 0}
        onPress={() => move(siblings[at - 1]!.id, null)}
      >
        <IndentIncrease {...icon} />
      </IconButton>
      <IconButton
        look="plain"
        label={t('codebook.out')}
        isDisabled={!parent}
        onPress={() => move(parent?.parentId ?? null, afterParent())}
      >
        <IndentDecrease {...icon} />
      </IconButton>
    </div>
  )
}

/** Everything about one code. */
export function CodeDetails({ code }: { code: Code }) {
  const t = useT()
  const run = useRun()
  const go = useLocation((state) => state.go)
  const setFilter = useExcerptFilter((state) => state.set)
  const { book } = useCodebook()
  const counts = useCodeCounts()
  const { pins } = useProject()
  const kinds = useRecords('caseKind').toSorted((a, b) => a.order - b.order)
  const judgements = useRecords('judgement')
  const [dialog, setDialog] = useState<'merge' | 'delete' | null>(null)
  const family = book.withDescendants(code.id)
  const ids = new Set(family.map(({ id }) => id))
  const judged = judgements.filter(({ codeId }) => ids.has(codeId)).length
  const slot = pins.indexOf(code.id) + 1
  const count = counts.all(code.id)
  return (
    <div className="code-form">
      <header className="spread">
        <p className="muted small">
          {book.pathOf(code.id).slice(0, -1).join(PATH_SEPARATOR) || t('codebook.top')}
        </p>
        <Button
          small
          isDisabled={count === 0}
          onPress={() => {
            setFilter({ codeIds: [code.id], caseIds: [], sourceIds: [], coderIds: [] })
            go({ screen: 'excerpts' })
          }}
        >
          <Quote size={14} aria-hidden /> {t('codebook.codings', { count })}
        </Button>
      </header>
      <div className="code-pair">
        <CodeField code={code} field="name" />
        <CodeField code={code} field="key" />
      </div>
      <CodeField code={code} field="definition" lines={3} />
      <div className="code-pair even">
        <CodeField code={code} field="include" lines={3} />
        <CodeField code={code} field="exclude" lines={3} />
      </div>
      <CodeField code={code} field="example" lines={2} />
      <div className="code-pair even">
        <Select
          label={t('codebook.colour')}
          value={code.colour}
          choices={colours.map((id) => ({
            id,
            name: t(`codebook.colour.${id}`),
            mark: <span className="swatch" data-colour={id} />,
          }))}
          onChange={(colour) => void run(updateCode, { codeId: code.id, patch: { colour } })}
        />
        <Select
          label={t('codebook.pin')}
          value={slot}
          choices={[
            { id: 0, name: t('codebook.noPin') },
            ...Array.from({ length: 9 }, (_, i) => {
              const owner = pins[i] ? book.get(pins[i])?.name : undefined
              return { id: i + 1, name: owner ? `${i + 1} (${owner})` : String(i + 1) }
            }),
          ]}
          onChange={(next) =>
            void run(pinCode, { codeId: code.id, slot: next === 0 ? null : next })
          }
        />
      </div>
      <CodeField code={code} field="exclusiveGroup" />
      {kinds.length > 0 && (
        <fieldset className="kinds">
          <legend>{t('codebook.appliesTo')}</legend>
          {kinds.map((kind) => (
            <Checkbox
              key={kind.id}
              isSelected={code.caseKindIds.length === 0 || code.caseKindIds.includes(kind.id)}
              onChange={(on) => {
                const before =
                  code.caseKindIds.length === 0 ? kinds.map(({ id }) => id) : code.caseKindIds
                const next = on ? [...before, kind.id] : before.filter((id) => id !== kind.id)
                const caseKindIds = next.length === kinds.length ? [] : next
                void run(updateCode, { codeId: code.id, patch: { caseKindIds } })
              }}
            >
              {kind.name}
            </Checkbox>
          ))}
        </fieldset>
      )}
      <MemoField subject={{ kind: 'code', codeId: code.id }} label={t('codebook.memo')} rows={2} />
      <footer className="spread">
        <Moves code={code} />
        <span className="row">
          <Button onPress={() => setDialog('merge')}>
            <Merge size={15} aria-hidden /> {t('codebook.merge')}
          </Button>
          <Button look="danger" onPress={() => setDialog('delete')}>
            <Trash2 size={15} aria-hidden /> {t('app.delete')}
          </Button>
        </span>
      </footer>
      {dialog === 'merge' && <MergeDialog code={code} onClose={() => setDialog(null)} />}
      {dialog === 'delete' && (
        <ConfirmDialog
          title={t('codebook.deleteTitle', { name: code.name })}
          body={
            <p>
              {t('codebook.deleteBody', {
                codings: count,
                subcodes: family.length - 1,
                judgements: judged,
              })}
            </p>
          }
          action={t('app.delete')}
          danger
          onConfirm={() => void run(deleteCodes, { codeIds: [code.id] })}
          onClose={() => setDialog(null)}
        />
      )}
    </div>
  )
}
