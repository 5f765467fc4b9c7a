import {
  ChevronLeft,
  ChevronRight,
  ChevronsLeft,
  ChevronsRight,
  Combine,
  Copy,
  CornerUpRight,
  Scissors,
  TextSelect,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { setCodingBounds } from '#shared/commands/setCodingBounds'
import type { Coding, Source, SourceText } from '#shared/records/schema'
import type { Unit } from '#shared/text/bounds'
import { useT } from '../app/language'
import { useRun } from '../app/session'
import { IconButton } from '../controls/Button'
import type { ActionId } from '../keys/actions'
import { useKeyHint } from '../keys/useKeyNames'
import { useEditing } from './editing'
import { isEmpty, useTranscript } from './state'
import { useCodingActions, type CodingActions } from './useCodingActions'

const icon = { size: 14, 'aria-hidden': true } as const

const steps = [
  { unit: 'sentence', step: -1, icon: <ChevronsLeft {...icon} /> },
  { unit: 'word', step: -1, icon: <ChevronLeft {...icon} /> },
  { unit: 'word', step: 1, icon: <ChevronRight {...icon} /> },
  { unit: 'sentence', step: 1, icon: <ChevronsRight {...icon} /> },
] as const

const actionOf = (edge: 'start' | 'end', step: 1 | -1, unit: Unit) =>
  `${edge}${step === 1 ? 'Later' : 'Earlier'}${unit === 'word' ? 'Word' : 'Sentence'}` as const

/** A button of an action that has a key: named and hinted as the table of keys has it. */
function Tool({
  id,
  onPress,
  children,
}: {
  id: ActionId
  onPress: () => unknown
  children: ReactNode
}) {
  const t = useT()
  const hint = useKeyHint()
  // In a text that is edited the keys write letters.
  const isEditing = useEditing(({ mode }) => mode === 'edit')
  return (
    <IconButton
      small
      look="plain"
      label={isEditing ? t(`keys.${id}`) : hint(id)}
      onPress={() => void onPress()}
    >
      {children}
    </IconButton>
  )
}

function EdgeTools({ edge, actions }: { edge: 'start' | 'end'; actions: CodingActions }) {
  const t = useT()
  return (
    <div className="row edge-tools" role="group" aria-label={t(`transcript.${edge}`)}>
      <span className="muted small">{t(`transcript.${edge}`)}</span>
      {steps.map(({ unit, step, icon: sign }) => (
        <Tool
          key={`${unit}${step}`}
          id={actionOf(edge, step, unit)}
          onPress={() => actions.move({ edge, unit, step })}
        >
          {sign}
        </Tool>
      ))}
    </div>
  )
}

/** Moves the ends of the passage that is looked at, divides it, joins it, and gives it another code. */
export function PassageTools({
  coding,
  source,
  text,
}: {
  coding: Coding
  source: Source
  text: SourceText
}) {
  const t = useT()
  const run = useRun()
  const selection = useTranscript((state) => state.selection)
  const actions = useCodingActions(source, text)
  return (
    <div className="passage-tools">
      <EdgeTools edge="start" actions={actions} />
      <EdgeTools edge="end" actions={actions} />
      <div className="row">
        <IconButton
          small
          look="plain"
          label={t('transcript.useSelection')}
          isDisabled={isEmpty(selection)}
          onPress={() => void run(setCodingBounds, { codingId: coding.id, span: selection })}
        >
          <TextSelect {...icon} />
        </IconButton>
        <Tool id="split" onPress={actions.split}>
          <Scissors {...icon} />
        </Tool>
        <Tool id="join" onPress={actions.join}>
          <Combine {...icon} />
        </Tool>
        <Tool id="recode" onPress={() => actions.askForCode('recode')}>
          <CornerUpRight {...icon} />
        </Tool>
        <Tool id="duplicate" onPress={() => actions.askForCode('duplicate')}>
          <Copy {...icon} />
        </Tool>
      </div>
    </div>
  )
}
