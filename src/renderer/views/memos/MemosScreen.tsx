import { FileDown } from 'lucide-react'
import { memoKinds, type Memo } from '#shared/formats/memos'
import { useT } from '../app/language'
import { useLocation } from '../app/location'
import { Button, ToggleButton } from '../controls/Button'
import { SearchField } from '../controls/Field'
import { VirtualList } from '../controls/VirtualList'
import { useMemoFilter } from './filter'
import { icons } from './icons'
import { MemoCard } from './MemoCard'
import { NewMemo } from './NewMemo'
import { useShownMemos } from './useShownMemos'
import './memos.css'

/** Narrows the list to some kinds of things; each says how many memos there are. */
function Kinds({ memos }: { memos: readonly Memo[] }) {
  const t = useT()
  const { kinds, set } = useMemoFilter()
  return (
    <div className="row wrap" role="group" aria-label={t('memos.filter')}>
      {memoKinds.map((kind) => {
        const Icon = icons[kind]
        const count = memos.filter(({ subject }) => subject.kind === kind).length
        const chosen = kinds.includes(kind)
        if (count === 0 && !chosen) return null
        return (
          <ToggleButton
            key={kind}
            small
            isSelected={chosen}
            onChange={(on) =>
              set({ kinds: on ? [...kinds, kind] : kinds.filter((one) => one !== kind) })
            }
          >
            <Icon size={14} aria-hidden /> {t(`memos.kind.${kind}`)}
            <span className="muted">{count}</span>
          </ToggleButton>
        )
      })}
    </div>
  )
}

const Nothing = ({ title, body }: { title: string; body: string }) => (
  <div className="empty">
    <h2>{title}</h2>
    <p>{body}</p>
  </div>
)

/** Every memo of the project, on whatever it is. */
export function MemosScreen() {
  const t = useT()
  const go = useLocation((state) => state.go)
  const { search, set } = useMemoFilter()
  const { memos, shown } = useShownMemos()
  return (
    <main className="screen">
      <div className="toolbar">
        <h1>{t('app.memos')}</h1>
        <span className="muted" role="status">
          {shown.length === memos.length
            ? t('memos.count', { count: memos.length })
            : t('memos.found', { shown: shown.length, all: memos.length })}
        </span>
        <span className="grow" />
        <NewMemo />
        <Button
          look="primary"
          isDisabled={memos.length === 0}
          onPress={() => go({ overlay: 'export' })}
        >
          <FileDown size={16} aria-hidden /> {t('app.export')}
        </Button>
      </div>
      {memos.length === 0 ? (
        <Nothing title={t('memos.emptyTitle')} body={t('memos.emptyBody')} />
      ) : (
        <>
          <div className="toolbar filters">
            <div className="memo-search">
              <SearchField
                label={t('memos.search')}
                value={search}
                onChange={(text) => set({ search: text })}
              />
            </div>
            <Kinds memos={memos} />
          </div>
          {shown.length === 0 ? (
            <Nothing title={t('memos.noneFound')} body={t('memos.noneFoundBody')} />
          ) : (
            <VirtualList
              items={shown}
              keyOf={({ id }) => id}
              estimate={() => 150}
              label={t('app.memos')}
              className="memos"
            >
              {(memo) => <MemoCard memo={memo} />}
            </VirtualList>
          )}
        </>
      )}
    </main>
  )
}
