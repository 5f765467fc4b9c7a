import { useCallback, useEffect, useRef, useState } from 'react'
import { wasRefused, type Outcome } from '#history/history'
import { draftOf, memoOfDraft, type MemoDraft } from '#shared/text/memoDraft'
import { onSettle } from '../app/pending'

/**
 * A memo that is being written. It is stored when it is asked for, before any other step, and when the field goes
 * away; never while nothing has changed.
 */
export function useDraft(stored: string, onSave: (memo: string) => Promise<Outcome>) {
  const [draft, show] = useState(() => draftOf(stored))
  const now = useRef(draft)
  const write = useRef(onSave)
  write.current = onSave
  /** What the project holds, or will when a save under way is done. */
  const held = useRef(stored)
  const set = useCallback((next: MemoDraft) => {
    now.current = next
    show(next)
  }, [])
  // A change from elsewhere, such as undo; not the echo of what this field has stored, behind which more may be typed.
  useEffect(() => {
    if (stored === held.current) return
    held.current = stored
    set(draftOf(stored))
  }, [set, stored])
  const save = useCallback(async () => {
    const written = memoOfDraft(now.current)
    const memo = written.trim() === '' ? '' : written
    const before = held.current
    if (memo === before) return
    held.current = memo
    let done = false
    try {
      done = !wasRefused(await write.current(memo))
    } finally {
      if (!done) held.current = before
    }
  }, [])
  useEffect(() => onSettle(save), [save])
  useEffect(() => () => void save(), [save])
  return { draft, set, save }
}
