import { Check, TriangleAlert } from 'lucide-react'
import { Tooltip, TooltipTrigger } from 'react-aria-components'
import { Button } from '../controls/Button'
import { useLeaveReminder, useUnsaved } from '../safety/useUnsaved'
import { useActions } from './actions'
import { useHost } from './hostContext'
import { useFormats, useT } from './language'

/** Says that the work is stored, and how far the project file is behind it. A press saves the file. */
export function FileState() {
  const t = useT()
  const formats = useFormats()
  const { save } = useActions()
  const { vault } = useHost()
  const { file, behind, since } = useUnsaved()
  useLeaveReminder(behind)
  const detail = !file
    ? t('app.notInFile')
    : behind > 0
      ? t('app.fileBehind', { count: behind, file })
      : t('app.fileCurrent', { file })
  const isAtRisk = vault === null && since !== null
  return (
    <TooltipTrigger delay={300}>
      <Button look="quiet" small onPress={() => void save(false)}>
        {isAtRisk ? (
          <>
            <TriangleAlert size={14} aria-hidden className="careful" />
            <span>
              {t('safety.unsaved', { count: behind })}
              <span className="roomy">
                {' '}
                {t('safety.unsavedSince', { when: formats.dateTime(since) })}
              </span>
            </span>
          </>
        ) : (
          <>
            <Check size={14} aria-hidden className="good" />
            {t('app.saved')}
          </>
        )}
        <span className="hidden-visually">. {detail}</span>
      </Button>
      <Tooltip className="tooltip" offset={6}>
        {isAtRisk ? t('safety.unsavedHint') : t('app.savedHint')}
        {!(isAtRisk && !file) && ` ${detail}.`}
      </Tooltip>
    </TooltipTrigger>
  )
}
