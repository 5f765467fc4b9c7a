import { DialogTrigger, Dialog as AriaDialog, Popover } from 'react-aria-components'
import type { Code, Coding } from '#shared/records/schema'
import { useT } from '../app/language'
import { Button } from '../controls/Button'
import { CodeChip } from '../controls/CodeChip'

/** The names for which there is no room beside the text, in a list of their own. */
export function MoreNames({
  codings,
  onActivate,
}: {
  codings: readonly { coding: Coding; code: Code }[]
  onActivate: (coding: Coding) => void
}) {
  const t = useT()
  const label = t('transcript.moreNames', { count: codings.length })
  return (
    <DialogTrigger>
      <Button look="quiet" small aria-label={label}>
        +{codings.length}
      </Button>
      <Popover className="popover" placement="left top">
        <AriaDialog aria-label={label} className="more-names">
          {({ close }) => (
            <ul>
              {codings.map(({ coding, code }) => (
                <li key={coding.id}>
                  <Button
                    look="quiet"
                    small
                    onPress={() => {
                      close()
                      onActivate(coding)
                    }}
                  >
                    <CodeChip code={code} />
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </AriaDialog>
      </Popover>
    </DialogTrigger>
  )
}
