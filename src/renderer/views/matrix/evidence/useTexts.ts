import { useEffect, useState } from 'react'
import type { IdOf } from '#shared/records/schema'
import { textOf } from '#storage/queries'
import { useJournal, useSession } from '../../app/session'

const none: ReadonlyMap<string, string> = new Map()

/** The texts of some transcripts, by source; read anew after every change. */
export function useTexts(sourceIds: readonly IdOf<'source'>[]): ReadonlyMap<string, string> {
  const { db } = useSession()
  const [texts, setTexts] = useState(none)
  const key = sourceIds.join(' ')
  const head = useJournal().length
  useEffect(() => {
    let wanted = true
    const ids = key === '' ? [] : (key.split(' ') as IdOf<'source'>[])
    void Promise.all(ids.map((id) => textOf(db, id))).then((found) => {
      if (wanted)
        setTexts(new Map(found.flatMap((one) => (one ? [[one.sourceId, one.text] as const] : []))))
    })
    return () => {
      wanted = false
    }
  }, [db, head, key])
  return texts
}
