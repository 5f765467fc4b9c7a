import { ArrowLeft, X } from 'lucide-react'
import { useT } from '../../app/language'
import { useLocation } from '../../app/location'
import { useRecordsById } from '../../app/session'
import { Button, IconButton } from '../../controls/Button'
import { useCellNames } from '../judging/useCellNames'
import { useWayBack } from './wayBack'
import './evidence.css'

/** Leads from a transcript back to the cell whose passage was looked up there. */
export function BackToCell() {
  const t = useT()
  const { screen, go } = useLocation()
  const cell = useWayBack((state) => state.cell)
  const cases = useRecordsById('case')
  const names = useCellNames()
  if (!cell || screen !== 'transcripts' || !cases.has(cell.caseId)) return null
  const forget = () => useWayBack.setState({ cell: null })
  return (
    <div className="way-back">
      <Button
        small
        onPress={() => {
          forget()
          go({ screen: 'matrix', cell })
        }}
      >
        <ArrowLeft size={14} aria-hidden /> {t('judging.backTo', names(cell))}
      </Button>
      <IconButton small label={t('judging.stayHere')} onPress={forget}>
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  )
}
