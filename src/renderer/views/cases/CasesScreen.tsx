import { MoreHorizontal, Plus, Table2 } from 'lucide-react'
import { useState } from 'react'
import { createAttribute } from '#shared/commands/createAttribute'
import { createCase } from '#shared/commands/createCase'
import { createCaseKind } from '#shared/commands/createCaseKind'
import { deleteCaseKind } from '#shared/commands/deleteCaseKind'
import { renameCaseKind } from '#shared/commands/renameCaseKind'
import type { Attribute, Case, CaseKind, IdOf } from '#shared/records/schema'
import { wasRefused } from '#history/history'
import { useT } from '../app/language'
import { useLocation } from '../app/location'
import { useRecords, useRun } from '../app/session'
import { Button, IconButton } from '../controls/Button'
import { MenuButton } from '../controls/Menu'
import { RenameDialog } from '../controls/RenameDialog'
import { AttributeDialog } from './AttributeDialog'
import { CaseDetails } from './CaseDetails'
import { CaseGrid } from './CaseGrid'
import { CaseTableDialog } from './CaseTableDialog'
import './cases.css'

type Asked =
  | { what: 'kind' | 'renameKind' | 'case' | 'table' }
  | { what: 'attribute'; attribute: Attribute | null }

function KindTabs({
  kinds,
  kind,
  onChoose,
}: {
  kinds: readonly CaseKind[]
  kind: CaseKind
  onChoose: (id: IdOf<'caseKind'>) => void
}) {
  const t = useT()
  const cases = useRecords('case')
  return (
    <nav className="tabs" aria-label={t('cases.kinds')}>
      {kinds.map(({ id, name }) => (
        <Button
          key={id}
          small
          look="quiet"
          aria-current={id === kind.id ? 'page' : 'false'}
          onPress={() => onChoose(id)}
        >
          {name}
          <span className="muted">{cases.filter(({ kindId }) => kindId === id).length}</span>
        </Button>
      ))}
    </nav>
  )
}

/** The cases of each kind, and what is known of them. */
export function CasesScreen() {
  const t = useT()
  const run = useRun()
  const kinds = useRecords('caseKind').toSorted((a, b) => a.order - b.order)
  const allCases = useRecords('case')
  const { caseId, go } = useLocation()
  const [kindId, setKindId] = useState<IdOf<'caseKind'> | null>(
    () => allCases.find(({ id }) => id === caseId)?.kindId ?? null,
  )
  const setCaseId = (id: Case['id'] | null) => go({ caseId: id })
  const [asked, setAsked] = useState<Asked | null>(null)
  const kind = kinds.find(({ id }) => id === kindId) ?? kinds[0]
  const cases = allCases
    .filter((one) => one.kindId === kind?.id)
    .toSorted((a, b) => a.order - b.order)
  const chosen = cases.find(({ id }) => id === caseId)
  const close = () => setAsked(null)
  const makeKind = async (name: string) => {
    const outcome = await run(createCaseKind, { name })
    if (!wasRefused(outcome)) {
      const [made] = Object.values(outcome.row.diff.added)
      if (made?.type === 'caseKind') setKindId(made.id)
    }
    return outcome
  }
  const table = (
    <Button onPress={() => setAsked({ what: 'table' })}>
      <Table2 size={16} aria-hidden /> {t('cases.table')}
    </Button>
  )
  const newKind = (look: 'plain' | 'primary' | 'quiet') => (
    <Button look={look} small={look === 'quiet'} onPress={() => setAsked({ what: 'kind' })}>
      <Plus size={16} aria-hidden /> {t('cases.newKind')}
    </Button>
  )
  return (
    <main className={kind ? 'screen' : 'screen empty'}>
      {kind ? (
        <>
          <div className="toolbar">
            <h1>{t('app.cases')}</h1>
            <span className="grow" />
            {table}
            <Button onPress={() => setAsked({ what: 'attribute', attribute: null })}>
              <Plus size={16} aria-hidden /> {t('cases.newAttribute')}
            </Button>
            <Button look="primary" onPress={() => setAsked({ what: 'case' })}>
              <Plus size={16} aria-hidden /> {t('cases.newCase')}
            </Button>
          </div>
          <div className="toolbar kinds-bar">
            <KindTabs kinds={kinds} kind={kind} onChoose={setKindId} />
            {newKind('quiet')}
            <MenuButton
              label={t('cases.kindMenu', { name: kind.name })}
              button={
                <IconButton small label={t('cases.kindMenu', { name: kind.name })}>
                  <MoreHorizontal size={16} aria-hidden />
                </IconButton>
              }
              entries={[
                {
                  id: 'rename',
                  label: t('app.rename'),
                  onAction: () => setAsked({ what: 'renameKind' }),
                },
                {
                  id: 'delete',
                  label: t('app.delete'),
                  danger: true,
                  onAction: () => void run(deleteCaseKind, { kindId: kind.id }),
                },
              ]}
            />
          </div>
          <div className="columns">
            <CaseGrid
              kind={kind}
              cases={cases}
              chosenId={chosen?.id ?? null}
              onChoose={setCaseId}
              onAttribute={(attribute) => setAsked({ what: 'attribute', attribute })}
            />
            {chosen && (
              <CaseDetails
                key={chosen.id}
                one={chosen}
                kinds={kinds}
                onClose={() => setCaseId(null)}
              />
            )}
          </div>
        </>
      ) : (
        <>
          <h1>{t('cases.emptyTitle')}</h1>
          <p>{t('cases.emptyBody')}</p>
          <div className="row">
            {newKind('primary')}
            {table}
          </div>
        </>
      )}
      {asked?.what === 'kind' && (
        <RenameDialog
          title={t('cases.newKind')}
          label={t('cases.kindName')}
          name=""
          onRename={makeKind}
          onClose={close}
        />
      )}
      {kind && asked?.what === 'renameKind' && (
        <RenameDialog
          name={kind.name}
          onRename={(name) => run(renameCaseKind, { kindId: kind.id, name })}
          onClose={close}
        />
      )}
      {kind && asked?.what === 'case' && (
        <RenameDialog
          title={t('cases.newCaseOf', { kind: kind.name })}
          name=""
          onRename={(name) => run(createCase, { kindId: kind.id, name })}
          onClose={close}
        />
      )}
      {kind && asked?.what === 'attribute' && (
        <AttributeDialog
          attribute={asked.attribute}
          onCreate={(draft) => run(createAttribute, { kindId: kind.id, ...draft })}
          onClose={close}
        />
      )}
      {asked?.what === 'table' && (
        <CaseTableDialog kinds={kinds} kind={kind ?? null} onClose={close} />
      )}
    </main>
  )
}
