import { useT } from '../app/language'
import { Button } from './Button'
import { Progress } from './Progress'

/** Says which file is being read, once that has taken a while, and lets it be stopped. */
export function FileReading({ file, onStop }: { file: string; onStop: () => void }) {
  const t = useT()
  const label = t('files.reading', { file })
  return (
    <Progress label={label} done={null}>
      <span className="small muted clip">{label}</span>
      <Button small onPress={onStop}>
        {t('import.stop')}
      </Button>
    </Progress>
  )
}
