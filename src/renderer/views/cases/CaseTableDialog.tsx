import { useState } from 'react'
import { importCaseTable } from '#shared/commands/importCaseTable'
import { caseTableOf, type ColumnPlan, type ReadTable } from '#shared/formats/caseTable'
import { parseNumber } from '#shared/commands/values'
import { attributeTypes } from '#shared/records/attribute'
import type { Message } from '#shared/messages/translate'
import type { CaseKind } from '#shared/records/schema'
import { plainName } from '#shared/text/plainName'
import { wasRefused } from '#history/history'
import { useHost } from '../app/hostContext'
import { useT } from '../app/language'
import { useRecords, useRun } from '../app/session'
import { useFileReading } from '../app/useFileReading'
import { Button } from '../controls/Button'
import { Dialog } from '../controls/Dialog'
import { FileReading } from '../controls/FileReading'
import { Checkbox, Select, TextField } from '../controls/Field'

/** How many of a column's values are shown. */
const SHOWN = 3
const MISFITS_SHOWN = 5

/** A field of the file, and the number that it is taken for where that is written otherwise: “1.500” may be 1.5. */
function example(text: string, { valueType }: ColumnPlan): string {
  const number = valueType === 'number' ? parseNumber(text) : null
  return number === null || String(number) === text ? text : `${text} → ${number}`
}

function PlanRow({
  column,
  examples,
  onChange,
}: {
  column: ColumnPlan
  examples: readonly string[]
  onChange: (patch: Partial<ColumnPlan>) => void
}) {
  const t = useT()
  return (
    <tr>
      <td>
        <Checkbox
          aria-label={t('cases.takeColumn', { name: column.name })}
          isSelected={column.include}
          onChange={(include) => onChange({ include })}
        >
          {column.name}
          {column.unit ? <span className="muted small">{column.unit}</span> : null}
        </Checkbox>
      </td>
      <td>
        <Select
          label={t('cases.typeField')}
          labelHidden
          value={column.valueType}
          isDisabled={!column.include}
          onChange={(valueType) => onChange({ valueType })}
          choices={attributeTypes.map((id) => ({ id, name: t(`cases.type.${id}`) }))}
        />
      </td>
      <td className="muted small">{examples.map((text) => example(text, column)).join(' · ')}</td>
    </tr>
  )
}

/** Fills the case table from a CSV file, after a look at what its columns are taken for. */
export function CaseTableDialog({
  kinds,
  kind,
  onClose,
}: {
  kinds: readonly CaseKind[]
  kind: CaseKind | null
  onClose: () => void
}) {
  const t = useT()
  const host = useHost()
  const run = useRun()
  const attributes = useRecords('attribute')
  const [file, setFile] = useState<{ name: string; table: ReadTable } | null>(null)
  const [kindName, setKindName] = useState(kind?.name ?? '')
  const [plan, setPlan] = useState<readonly ColumnPlan[]>([])
  const [problem, setProblem] = useState<Message | null>(null)
  const { file: reading, read, stop } = useFileReading('readCaseTable')
  const choose = async () => {
    const [picked] = await host.openFiles({ purpose: 'table' })
    if (!picked) return
    const known = attributes.filter(
      ({ kindId }) => kindId === kinds.find(({ name }) => name === kindName)?.id,
    )
    const { name } = picked
    const outcome = await read(name, { name, bytes: await picked.bytes(), known })
    if (!outcome) return
    setProblem(outcome.ok ? null : outcome.problem)
    setFile(outcome.ok ? { name: plainName(name), table: outcome.table } : null)
    setPlan(outcome.ok ? outcome.plan : [])
  }
  const ready = file && caseTableOf(file.table, plan, { kindName, origin: file.name })
  const fill = async () => {
    if (!ready) return
    if (!wasRefused(await run(importCaseTable, ready.table))) onClose()
  }
  return (
    <Dialog
      title={t('cases.table')}
      size={file ? 'wide' : 'narrow'}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          {file && (
            <Button look="primary" isDisabled={kindName.trim() === ''} onPress={() => void fill()}>
              {t('cases.fill', { count: file.table.rows.length })}
            </Button>
          )}
        </>
      }
    >
      <div className="stack">
        <p className="muted">{t('cases.tableHint')}</p>
        <TextField
          label={t('cases.tableKind')}
          hint={kinds.map(({ name }) => name).join(', ')}
          value={kindName}
          onChange={setKindName}
        />
        <div className="row">
          <Button isDisabled={reading !== null} onPress={() => void choose()}>
            {t('cases.chooseFile')}
          </Button>
          {reading === null ? (
            <span className="muted">{file?.name}</span>
          ) : (
            <FileReading key={reading} file={reading} onStop={stop} />
          )}
        </div>
        {problem && <p className="notice warn">{t(problem.key, problem.values)}</p>}
        {file && (
          <table className="plan-table">
            <thead>
              <tr>
                <th scope="col">{t('cases.column')}</th>
                <th scope="col">{t('cases.typeField')}</th>
                <th scope="col">{t('cases.examples')}</th>
              </tr>
            </thead>
            <tbody>
              {plan.map((column, i) => (
                <PlanRow
                  key={i}
                  column={column}
                  examples={file.table.rows
                    .map((row) => row[i + 1] ?? '')
                    .filter((text) => text !== '')
                    .slice(0, SHOWN)}
                  onChange={(patch) =>
                    setPlan(plan.map((old, at) => (at === i ? { ...old, ...patch } : old)))
                  }
                />
              ))}
            </tbody>
          </table>
        )}
        {ready && ready.misfits.length > 0 && (
          <div className="notice warn">
            <p>{t('cases.misfits', { count: ready.misfits.length })}</p>
            <ul>
              {ready.misfits.slice(0, MISFITS_SHOWN).map((misfit) => (
                <li key={`${misfit.caseName} ${misfit.column}`}>
                  {misfit.caseName}, {misfit.column}: “{misfit.text}”
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Dialog>
  )
}
