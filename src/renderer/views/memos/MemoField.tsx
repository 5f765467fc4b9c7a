import { LinkedTextField, type LinkedTextProps } from './LinkedTextField'
import { useMemoOn } from './useMemoOn'

/** The memo on something, where it is written. */
export function MemoField(props: LinkedTextProps) {
  const { stored, save } = useMemoOn(props.subject)
  return <LinkedTextField {...props} stored={stored} store={save} />
}
