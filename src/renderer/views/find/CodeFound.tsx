import { ChevronDown, Tag } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Dialog as AriaDialog, DialogTrigger, Popover } from 'react-aria-components'
import { autocode } from '#shared/commands/autocode'
import type { IdOf } from '#shared/records/schema'
import type { Span } from '#shared/text/anchor'
import { useT } from '../app/language'
import { useRecords, useRun, useSession } from '../app/session'
import { useToasts } from '../app/toasts'
import { stepName } from '../app/undo'
import { Button } from '../controls/Button'
import { Checkbox } from '../controls/Field'
import { CodePicker } from '../codebook/CodePicker'
import { wasRefused } from '#history/history'
import { useFind } from './findState'
import { keyOf, type Found, type Line } from './useFound'

type PassageLine = Extract<Line, { key: string }>

/** The passages that carry the chosen code by this coder already, by their keys. */
export function useCoded(): ReadonlySet<string> {
  const { coderId } = useSession()
  const codings = useRecords('coding')
  const code = useFind((state) => state.code)
  const codeId = code && 'id' in code ? code.id : null
  return useMemo(() => {
    const mine = codings.filter(
      (coding) => !coding.detached && coding.codeId === codeId && coding.coderId === coderId,
    )
    return new Set(mine.map(({ sourceId, anchor }) => keyOf(sourceId, anchor)))
  }, [codeId, coderId, codings])
}

function bySource(lines: readonly PassageLine[]) {
  const groups = new Map<IdOf<'source'>, Span[]>()
  for (const { source, passage } of lines) {
    const spans = groups.get(source.id) ?? []
    spans.push({ start: passage.start, end: passage.end })
    groups.set(source.id, spans)
  }
  return [...groups].map(([sourceId, spans]) => ({ sourceId, spans }))
}

function CodeChoice() {
  const t = useT()
  const codes = useRecords('code')
  const { code, set } = useFind()
  const [open, setOpen] = useState(false)
  const name = code && ('id' in code ? codes.find(({ id }) => id === code.id)?.name : code.name)
  const label =
    code && name !== undefined && name !== null
      ? t('id' in code ? 'find.withCode' : 'find.newCode', { name })
      : t('find.pickCode')
  const choose = (chosen: typeof code) => {
    set({ code: chosen })
    setOpen(false)
  }
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button>
        <span className="clip">{label}</span>
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className="popover code-popover" placement="top end">
        <AriaDialog aria-label={t('codebook.pick')}>
          <CodePicker
            onPick={(id) => choose({ id })}
            onCreate={(created) => choose({ name: created })}
          />
        </AriaDialog>
      </Popover>
    </DialogTrigger>
  )
}

/** The foot of the list: what is ticked, the code for it, and the button that codes it all in one step. */
export function CodeFound({ found, coded }: { found: Found; coded: ReadonlySet<string> }) {
  const t = useT()
  const run = useRun()
  const say = useToasts((state) => state.say)
  const codes = useRecords('code')
  const { unticked, code, set } = useFind()
  const passages = useMemo(
    () => found.lines.filter((line): line is PassageLine => line.passage !== undefined),
    [found],
  )
  const ticked = passages.filter(({ key }) => !unticked.has(key))
  const fresh = ticked.filter(({ key }) => !coded.has(key))
  const groups = bySource(fresh)
  const name = code && ('id' in code ? codes.find(({ id }) => id === code.id)?.name : code.name)
  const counts = { count: fresh.length, sources: groups.length }
  const apply = async () => {
    if (!code) return
    const outcome = await run(autocode, {
      passages: groups,
      codeIds: 'id' in code ? [code.id] : [],
      ...('name' in code && { newCode: { name: code.name, parentId: null } }),
    })
    if (wasRefused(outcome)) return
    // The code is in the book now: what is found next goes to it, not to another of its name.
    const made = Object.values(outcome.row.diff.added).find((record) => record.type === 'code')
    if (made?.type === 'code') set({ code: { id: made.id } })
    say({ text: stepName(outcome.row, t) })
  }
  const sentence = () => {
    if (name === null || name === undefined) return t('find.codeFirst', counts)
    return fresh.length === 0
      ? t('find.codeNone', { code: name })
      : t('find.code', { ...counts, code: name })
  }
  return (
    <footer className="find-foot">
      <Checkbox
        isSelected={ticked.length === passages.length}
        isIndeterminate={ticked.length > 0 && ticked.length < passages.length}
        onChange={(on) =>
          set({ unticked: on ? new Set() : new Set(passages.map(({ key }) => key)) })
        }
      >
        {t('find.tickAll', { ticked: ticked.length, total: passages.length })}
      </Checkbox>
      <span className="grow muted small">
        {fresh.length < ticked.length &&
          t('find.leftAsTheyAre', { count: ticked.length - fresh.length })}
      </span>
      <CodeChoice />
      <Button
        look="primary"
        isDisabled={fresh.length === 0 || name === null || name === undefined}
        onPress={() => void apply()}
      >
        <Tag size={15} aria-hidden /> {sentence()}
      </Button>
    </footer>
  )
}
