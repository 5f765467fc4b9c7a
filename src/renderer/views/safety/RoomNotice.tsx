import { useFormats, useT } from '../app/language'
import { inGigabytes, useRoom } from './useRoom'
import './safety.css'

/** Says that the disk is filling up, and that nothing can be changed once it is full. */
export function RoomNotice() {
  const t = useT()
  const formats = useFormats()
  const { free, space } = useRoom()
  const room = { free: formats.number(inGigabytes(free ?? 0)) }
  if (space === 'full') {
    return (
      <div className="safety-line bad" role="alert">
        {t('safety.full', room)}
      </div>
    )
  }
  if (space === 'low') {
    return (
      <div className="safety-line" role="status">
        {t('safety.low', room)}
      </div>
    )
  }
  return null
}
