import { Trash2 } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { removeCodings } from '#shared/commands/removeCodings'
import { updateCodings } from '#shared/commands/updateCodings'
import type { Code, Coding } from '#shared/records/schema'
import { useFormats, useT } from '../app/language'
import { useRecordsById, useRun } from '../app/session'
import { Button, IconButton } from '../controls/Button'
import { CodeChip } from '../controls/CodeChip'
import { Select } from '../controls/Field'
import { MemoField } from '../memos/MemoField'
import { useTranscript } from './state'
import { Weight } from './Weight'

/** Whether the passage speaks for the code, and how much. */
function Evidence({ coding }: { coding: Coding }) {
  const t = useT()
  const run = useRun()
  return (
    <div className="coding-facts">
      <Select
        label={t('transcript.polarity')}
        value={coding.polarity}
        choices={[
          { id: 'supports', name: t('transcript.supports') },
          { id: 'contradicts', name: t('transcript.contradicts') },
        ]}
        onChange={(polarity) =>
          void run(updateCodings, { codingIds: [coding.id], patch: { polarity } })
        }
      />
      <Weight coding={coding} />
    </div>
  )
}

/** Who coded the passage, its memo, and what it says for or against the code. */
function Details({ coding }: { coding: Coding }) {
  const t = useT()
  const formats = useFormats()
  const coders = useRecordsById('coder')
  return (
    <>
      <p className="muted small">
        {t('transcript.codedBy', {
          coder: coders.get(coding.coderId)?.name ?? '',
          date: formats.date(coding.createdAt),
        })}
      </p>
      <MemoField
        key={coding.id}
        subject={{ kind: 'passage', codingId: coding.id }}
        label={t('transcript.memo')}
        rows={2}
        data-memo=""
      />
      <Evidence coding={coding} />
    </>
  )
}

function PlainLine({
  coding,
  code,
  isActive,
  children,
}: {
  coding: Coding
  code: Code
  isActive: boolean
  children: ReactNode
}) {
  const t = useT()
  const run = useRun()
  const set = useTranscript((state) => state.set)
  return (
    <li className={isActive ? 'coding on' : 'coding'}>
      <div className="row">
        <Button
          look="quiet"
          small
          aria-expanded={isActive}
          onPress={() => set({ activeCodingId: coding.id })}
        >
          <CodeChip code={code} />
        </Button>
        <span className="grow" />
        <IconButton
          small
          label={t('transcript.uncode', { code: code.name })}
          onPress={() => void run(removeCodings, { codingIds: [coding.id] })}
        >
          <Trash2 size={14} aria-hidden />
        </IconButton>
      </div>
      {isActive && (
        <div className="stack">
          <Details coding={coding} />
          {children}
        </div>
      )}
    </li>
  )
}

/** One coding at the caret; the one that is looked at shows what is known of it. Drawn anew only when it is another. */
export const CodingLine = memo(PlainLine)
