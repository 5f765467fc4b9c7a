import { useDeferredValue } from 'react'
import { Check } from 'lucide-react'
import { useLiveQuery } from 'dexie-react-hooks'
import { Tooltip, TooltipTrigger } from 'react-aria-components'
import { findProject } from '#storage/catalogue'
import { Button } from '../controls/Button'
import { useActions } from './actions'
import { useT } from './language'
import { useJournal, useSession } from './session'

/** Says that the work is stored, and how far the project file is behind it. A press saves the file. */
export function FileState() {
  const t = useT()
  const { uuid } = useSession()
  const { save } = useActions()
  const head = useDeferredValue(useJournal().at(-1)?.seq ?? 0)
  const entry = useLiveQuery(() => findProject(uuid), [uuid])
  const behind = head - (entry?.savedSeq ?? 0)
  const file = entry?.savedAs
  const detail = !file
    ? t('app.notInFile')
    : behind > 0
      ? t('app.fileBehind', { count: behind, file })
      : t('app.fileCurrent', { file })
  return (
    <TooltipTrigger delay={300}>
      <Button look="quiet" small onPress={() => void save(false)}>
        <Check size={14} aria-hidden className="good" />
        {t('app.saved')}
        <span className="hidden-visually">. {detail}</span>
      </Button>
      <Tooltip className="tooltip" offset={6}>
        {t('app.savedHint')} {detail}
      </Tooltip>
    </TooltipTrigger>
  )
}
