import { History } from 'lucide-react'
import { useState } from 'react'
import { useFormats, useT } from '../../app/language'
import { Button } from '../../controls/Button'
import { LookAgainDialog } from './LookAgainDialog'
import { useLookAgain, useLookAgainUpdates } from './lookAgain'
import './judging.css'

/** Opens the list of what to look at again, and says how much that is. */
export function LookAgainButton() {
  const t = useT()
  const formats = useFormats()
  const error = useLookAgainUpdates()
  const count = useLookAgain(
    ({ outOfDate, contradictions }) => outOfDate.length + contradictions.length,
  )
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onPress={() => setOpen(true)}>
        <span className="row" title={t('judging.lookAgain')}>
          <History size={16} aria-hidden />
          <span className="wide-only">{t('judging.lookAgain')}</span>
        </span>
        <span className={count > 0 ? 'count-badge' : 'muted'}>{formats.number(count)}</span>
      </Button>
      {open && <LookAgainDialog error={error} onClose={() => setOpen(false)} />}
    </>
  )
}
