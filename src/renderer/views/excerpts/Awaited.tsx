import { stopCounting } from '#workers/client'
import { useLocale, useT } from '../app/language'
import { Button } from '../controls/Button'
import { Progress } from '../controls/Progress'
import { useAskAgain, type Answer } from './useWorkerResult'
import './awaited.css'

/** What stands where an answer has not come: how far it is and how to end it, or why it won't come. */
export function Awaited({ answer }: { answer: Answer<unknown> }) {
  const t = useT()
  const locale = useLocale()
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  const again = useAskAgain()
  const { result, error, waiting, done, stopped } = answer
  if (error) return <p className="notice bad awaited">{error}</p>
  if (stopped)
    return (
      <div className="notice warn awaited spread" role="alert">
        <p>{t(result ? 'awaited.stoppedOld' : 'awaited.stopped')}</p>
        <Button small onPress={again}>
          {t('awaited.again')}
        </Button>
      </div>
    )
  if (!waiting) return null
  const says = t(done === null ? 'matrix.counting' : 'awaited.reading')
  return (
    <div className={result ? 'awaited' : 'empty awaited'}>
      {!result && <p>{says}</p>}
      <Progress label={says} done={done}>
        {done !== null && <span className="small number-of">{percent.format(done)}</span>}
        <Button small onPress={stopCounting}>
          {t('find.stop')}
        </Button>
      </Progress>
    </div>
  )
}
