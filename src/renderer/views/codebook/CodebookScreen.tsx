import { Plus } from 'lucide-react'
import { useState } from 'react'
import { createCode } from '#shared/commands/createCode'
import type { IdOf } from '#shared/records/schema'
import { wasRefused } from '#history/history'
import { useT } from '../app/language'
import { useLocation } from '../app/location'
import { useRun } from '../app/session'
import { Button } from '../controls/Button'
import { SearchField } from '../controls/Field'
import { RenameDialog } from '../controls/RenameDialog'
import { CodeDetails } from './CodeDetails'
import { CodeTree } from './CodeTree'
import { useCodebook } from './useCodebook'
import './codebook.css'

/** The codebook: the tree at the left, everything about the chosen code at the right. */
export function CodebookScreen() {
  const t = useT()
  const run = useRun()
  const { book } = useCodebook()
  const { codeId, go } = useLocation()
  const [search, setSearch] = useState('')
  const [parentId, setParentId] = useState<IdOf<'code'> | null | undefined>(undefined)
  const codes = book.inOrder()
  const code = (codeId && book.get(codeId)) || codes[0]
  const create = async (name: string) => {
    const outcome = await run(createCode, { name, parentId: parentId ?? null })
    if (!wasRefused(outcome)) {
      const [made] = Object.values(outcome.row.diff.added)
      if (made?.type === 'code') go({ codeId: made.id })
    }
    return outcome
  }
  return (
    <main className="screen">
      <div className="toolbar">
        <h1>{t('app.codebook')}</h1>
        <span className="muted">{t('codebook.count', { count: codes.length })}</span>
        <span className="grow" />
        <Button isDisabled={!code} onPress={() => setParentId(code?.id ?? null)}>
          <Plus size={16} aria-hidden /> {t('codebook.newSub')}
        </Button>
        <Button look="primary" onPress={() => setParentId(null)}>
          <Plus size={16} aria-hidden /> {t('codebook.new')}
        </Button>
      </div>
      {codes.length === 0 ? (
        <div className="empty">
          <h2>{t('codebook.emptyTitle')}</h2>
          <p>{t('codebook.emptyBody')}</p>
        </div>
      ) : (
        <div className="columns">
          <section className="pane left codebook-tree">
            <header>
              <div className="grow">
                <SearchField label={t('codebook.search')} value={search} onChange={setSearch} />
              </div>
            </header>
            <div className="scroll">
              <CodeTree
                search={search}
                selectedId={code?.id ?? null}
                onSelect={(id) => go({ codeId: id })}
                onAct={(id) => go({ codeId: id })}
              />
            </div>
          </section>
          <div className="scroll code-details">
            {code && <CodeDetails key={code.id} code={code} />}
          </div>
        </div>
      )}
      {parentId !== undefined && (
        <RenameDialog
          title={
            parentId
              ? t('codebook.newUnder', { name: book.get(parentId)?.name ?? '' })
              : t('codebook.new')
          }
          name=""
          onClose={() => setParentId(undefined)}
          onRename={create}
        />
      )}
    </main>
  )
}
