import { ChevronRight, GripVertical } from 'lucide-react'
import { memo, useMemo, useState } from 'react'
import {
  Button as AriaButton,
  Tree,
  TreeItem,
  TreeItemContent,
  useDragAndDrop,
  type Key,
} from 'react-aria-components'
import { moveCode } from '#shared/commands/moveCode'
import type { Code, IdOf } from '#shared/records/schema'
import { fold } from '#shared/text/naturalOrder'
import { useFormats, useT } from '../app/language'
import { useProject, useRun } from '../app/session'
import { useCodebook, useCodeCounts } from './useCodebook'

interface Props {
  /** What is typed in the search above the tree; only codes that hold it, and those above them, are shown. */
  search?: string
  selectedId: string | null
  onSelect?: (id: IdOf<'code'>) => void
  /** Enter, double click, or a click where there is nothing to select. */
  onAct: (id: IdOf<'code'>) => void
  /** Words dragged out of the transcript were dropped on a code. */
  onDropWords?: (id: IdOf<'code'>) => void
}

/** What a dragged code carries: its id. */
const CODE = 'veta/code'
/** What the grip of the selected words in a transcript carries. */
const WORDS = 'veta/selection'

/** Moves a code where it was dropped: into another, or before or after one. Takes words from the text where it may. */
function useTreeMoves(onDropWords: Props['onDropWords']) {
  const run = useRun()
  const { book } = useCodebook()
  const idOf = (keys: Iterable<Key>) => [...keys][0] as IdOf<'code'>
  return useDragAndDrop({
    getItems: (keys) =>
      [...keys].map((key) => ({
        'text/plain': book.get(String(key))?.name ?? '',
        [CODE]: String(key),
      })),
    getAllowedDropOperations: () => ['move'],
    ...(onDropWords && {
      acceptedDragTypes: [WORDS],
      getDropOperation: (target, types, allowed) => {
        if (types.has(CODE)) return 'move'
        const on = target.type === 'item' && target.dropPosition === 'on'
        return on && types.has(WORDS) && allowed.includes('copy') ? 'copy' : 'cancel'
      },
      onItemDrop: ({ isInternal, target }) => {
        if (!isInternal) onDropWords(target.key as IdOf<'code'>)
      },
    }),
    onMove: ({ keys, target }) => {
      const codeId = idOf(keys)
      const other = book.get(String(target.key))
      if (!other) return
      if (target.dropPosition === 'on') {
        void run(moveCode, { codeId, parentId: other.id, before: null })
        return
      }
      const siblings = book.childrenOf(other.parentId).filter(({ id }) => id !== codeId)
      const at =
        siblings.findIndex(({ id }) => id === other.id) + (target.dropPosition === 'after' ? 1 : 0)
      void run(moveCode, { codeId, parentId: other.parentId, before: siblings[at]?.id ?? null })
    },
  })
}

/** Codes that are shown for a search: those that hold it and everything above them. */
function useShown(search: string) {
  const { book } = useCodebook()
  return useMemo(() => {
    const wanted = fold(search)
    if (wanted === '') return null
    const shown = new Set<string>()
    for (const code of book.inOrder()) {
      if (!fold(`${code.name} ${code.key}`).includes(wanted)) continue
      for (
        let at: Code | undefined = code;
        at;
        at = at.parentId ? book.get(at.parentId) : undefined
      ) {
        shown.add(at.id)
      }
    }
    return shown
  }, [book, search])
}

/** How many codings a code has; with those of its subcodes while these are folded away. */
function Count({ code, folded }: { code: Code; folded: boolean }) {
  const t = useT()
  const formats = useFormats()
  const { own, all } = useCodeCounts()
  const count = folded ? all(code.id) : own(code.id)
  return (
    <span className="number muted small" title={t('codebook.codings', { count })}>
      {count > 0 ? formats.number(count) : ''}
    </span>
  )
}

/** The codebook as a tree that is moved about by dragging or with the keyboard, with its counts. */
function PlainCodeTree({ search = '', selectedId, onSelect, onAct, onDropWords }: Props) {
  const t = useT()
  const { book } = useCodebook()
  const { pins } = useProject()
  const { dragAndDropHooks } = useTreeMoves(onDropWords)
  const shown = useShown(search)
  const [closed, setClosed] = useState<ReadonlySet<Key>>(new Set())
  const everyId = useMemo(() => book.inOrder().map(({ id }) => id), [book])
  const hasLevels = useMemo(() => book.inOrder().some(({ parentId }) => parentId !== null), [book])
  const expanded = shown ? everyId : everyId.filter((id) => !closed.has(id))

  const branch = (code: Code) => {
    const children = book.childrenOf(code.id).filter(({ id }) => !shown || shown.has(id))
    const slot = pins.indexOf(code.id) + 1
    const folded = closed.has(code.id) && children.length > 0
    return (
      <TreeItem key={code.id} id={code.id} textValue={code.name} className="tree-item">
        <TreeItemContent>
          {({ hasChildItems, isExpanded, level }) => (
            <div className="tree-row" style={{ paddingInlineStart: (level - 1) * 16 }}>
              <AriaButton
                slot="drag"
                className="grip"
                aria-label={t('codebook.drag', { name: code.name })}
              >
                <GripVertical size={13} aria-hidden />
              </AriaButton>
              {hasChildItems ? (
                <AriaButton slot="chevron" className={isExpanded ? 'chevron open' : 'chevron'}>
                  <ChevronRight size={14} aria-hidden />
                </AriaButton>
              ) : (
                hasLevels && <span className="chevron" />
              )}
              <span className="swatch" data-colour={code.colour} aria-hidden />
              <span className="tree-name code-name">{code.name}</span>
              {slot > 0 && <span className="kbd">{slot}</span>}
              <Count code={code} folded={folded} />
            </div>
          )}
        </TreeItemContent>
        {children.map(branch)}
      </TreeItem>
    )
  }
  return (
    <Tree
      className="tree"
      aria-label={t('codebook.tree')}
      selectionMode={onSelect ? 'single' : 'none'}
      selectionBehavior="replace"
      selectedKeys={selectedId ? [selectedId] : []}
      onSelectionChange={(keys) => {
        const [id] = keys === 'all' ? [] : [...keys]
        if (id) onSelect?.(id as IdOf<'code'>)
      }}
      onAction={(key) => onAct(key as IdOf<'code'>)}
      expandedKeys={expanded}
      onExpandedChange={(keys) => setClosed(new Set(everyId.filter((id) => !keys.has(id))))}
      dragAndDropHooks={dragAndDropHooks}
      renderEmptyState={() => (
        <p className="muted small tree-empty">
          {t(everyId.length === 0 ? 'codebook.noneYet' : 'codebook.none')}
        </p>
      )}
    >
      {book
        .childrenOf(null)
        .filter(({ id }) => !shown || shown.has(id))
        .map(branch)}
    </Tree>
  )
}

/** Drawn anew only when it is another tree: it stands beside a text in which the caret never rests. */
export const CodeTree = memo(PlainCodeTree)
