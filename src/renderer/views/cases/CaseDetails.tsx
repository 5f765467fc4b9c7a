import { X } from 'lucide-react'
import { useState } from 'react'
import { deleteCases } from '#shared/commands/deleteCases'
import { unlinkExtents } from '#shared/commands/unlinkExtents'
import { updateCase } from '#shared/commands/updateCase'
import type { Case, CaseKind } from '#shared/records/schema'
import { useT } from '../app/language'
import { useLocation } from '../app/location'
import { useRecords, useRun } from '../app/session'
import { Button, IconButton } from '../controls/Button'
import { ConfirmDialog } from '../controls/Dialog'
import { Select, TextField } from '../controls/Field'
import { MemoField } from '../memos/MemoField'

/** The texts that belong to a case, each of which opens. */
function Texts({ one }: { one: Case }) {
  const t = useT()
  const run = useRun()
  const go = useLocation((state) => state.go)
  const extents = useRecords('extent').filter(({ caseId }) => caseId === one.id)
  const sources = useRecords('source')
  return (
    <section className="stack">
      <h3>{t('cases.texts')}</h3>
      {extents.length === 0 && <p className="muted small">{t('cases.noTexts')}</p>}
      <ul className="case-texts">
        {extents.map((extent) => {
          const name = sources.find(({ id }) => id === extent.sourceId)?.name ?? ''
          return (
            <li key={extent.id} className="row">
              <button
                type="button"
                className="link grow clip"
                onClick={() =>
                  go({
                    screen: 'transcripts',
                    sourceId: extent.sourceId,
                    reveal: extent.anchor && !extent.detached ? { span: extent.anchor } : null,
                  })
                }
              >
                {extent.anchor ? t('cases.passageOf', { name }) : name}
              </button>
              <IconButton
                small
                label={t('transcript.unlink', { name })}
                onPress={() => void run(unlinkExtents, { extentIds: [extent.id] })}
              >
                <X size={14} aria-hidden />
              </IconButton>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Everything about one case beside its attributes. Fields are stored when they are left. */
export function CaseDetails({
  one,
  kinds,
  onClose,
}: {
  one: Case
  kinds: readonly CaseKind[]
  onClose: () => void
}) {
  const t = useT()
  const run = useRun()
  const values = useRecords('attributeValue').filter(({ caseId }) => caseId === one.id).length
  const judgements = useRecords('judgement').filter(({ caseId }) => caseId === one.id).length
  const texts = useRecords('extent').filter(({ caseId }) => caseId === one.id).length
  const [name, setName] = useState(one.name)
  const [aliases, setAliases] = useState(one.aliases.join('; '))
  const [deleting, setDeleting] = useState(false)
  const store = (patch: Parameters<(typeof updateCase)['run']>[1]['patch']) => {
    const changes = Object.entries(patch).some(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(one[key as keyof Case]),
    )
    if (changes) void run(updateCase, { caseId: one.id, patch })
  }
  return (
    <aside className="pane right case-details" aria-label={one.name}>
      <header>
        <h2 className="grow clip">{one.name}</h2>
        <IconButton small label={t('app.close')} onPress={onClose}>
          <X size={16} aria-hidden />
        </IconButton>
      </header>
      <div className="scroll case-body">
        <TextField
          label={t('app.nameField')}
          value={name}
          onChange={setName}
          onBlur={() => (name.trim() === '' ? setName(one.name) : store({ name: name.trim() }))}
        />
        <TextField
          label={t('cases.aliases')}
          hint={t('cases.aliasesHint')}
          value={aliases}
          onChange={setAliases}
          onBlur={() =>
            store({
              aliases: aliases
                .split(';')
                .map((alias) => alias.trim())
                .filter((alias) => alias !== ''),
            })
          }
        />
        <Select
          label={t('cases.kind')}
          value={one.kindId}
          onChange={(kindId) => store({ kindId })}
          choices={kinds.map(({ id, name: kindName }) => ({ id, name: kindName }))}
        />
        <MemoField subject={{ kind: 'case', caseId: one.id }} label={t('cases.memo')} rows={4} />
        <Texts one={one} />
        <div>
          <Button small look="danger" onPress={() => setDeleting(true)}>
            {t('cases.delete')}
          </Button>
        </div>
      </div>
      {deleting && (
        <ConfirmDialog
          title={t('cases.deleteTitle', { name: one.name })}
          body={<p>{t('cases.deleteBody', { values, judgements, texts })}</p>}
          action={t('app.delete')}
          danger
          onConfirm={() => void run(deleteCases, { caseIds: [one.id] })}
          onClose={() => setDeleting(false)}
        />
      )}
    </aside>
  )
}
