import { useT } from '../app/language'

/** Stands where a transcript will be, and is seen only where that takes more than a moment. */
export function Opening({ share }: { share: number }) {
  const t = useT()
  return (
    <div className="opening" role="status">
      <p>{t('transcript.opening')}</p>
      <progress value={share} aria-label={t('transcript.opening')} />
    </div>
  )
}
