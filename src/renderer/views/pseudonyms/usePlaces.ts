import { useEffect, useState } from 'react'
import type { NameTable } from '#shared/pseudonyms/table'
import { sharedWorker } from '#workers/client'
import type { NameTasks } from '#workers/names'
import { useJournal, useSession } from '../app/session'
import { inTurn } from './inTurn'

export type Places = NameTasks['namePlaces'][1]

/** A person is still typing within this time. */
const TYPING = 350

/** Where the names of a table stand, asked for when the typing pauses; null until that is known. */
export function usePlaces(table: NameTable): Places | null {
  const { uuid } = useSession()
  const head = useJournal().length
  const asked = JSON.stringify(table)
  const of = `${head} ${asked}`
  const [answer, setAnswer] = useState<{ of: string; places: Places } | null>(null)
  useEffect(() => {
    let gone = false
    const wait = setTimeout(() => {
      void inTurn(async () => {
        if (gone) return
        const wanted = JSON.parse(asked) as NameTable
        const places = await sharedWorker().run('namePlaces', { projectUuid: uuid, table: wanted })
        if (!gone) setAnswer({ of, places })
      })
    }, TYPING)
    return () => {
      gone = true
      clearTimeout(wait)
    }
  }, [asked, of, uuid])
  return answer?.of === of ? answer.places : null
}
