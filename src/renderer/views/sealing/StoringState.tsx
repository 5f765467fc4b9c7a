import type { StoringStage } from '#history/storing'
import { useT } from '../app/language'

/** What the storing of a project is at, which takes long for a large one. */
export function StoringState({ stage }: { stage: StoringStage | null }) {
  const t = useT()
  return (
    <p role="status" className="muted grow">
      {stage && t(`seal.stage.${stage}`)}
    </p>
  )
}
