import { placeOf, useLocation, type Place } from './location'

/** Ids alone: what the browser keeps for a window lies on the disk as it is, that of an encrypted project too. */
interface Open {
  uuid: string
  place: Place
}

const KEY = 'veta-open'

/** Notes what is open and where the person is in it, for a window that is loaded anew. Returns what ends it. */
export function noteOpen(uuid: string): () => void {
  const note = () => {
    const open: Open = { uuid, place: placeOf(useLocation.getState()) }
    sessionStorage.setItem(KEY, JSON.stringify(open))
  }
  note()
  return useLocation.subscribe(note)
}

/** A new window begins on the first screen. */
export const forgetOpen = (): void => sessionStorage.removeItem(KEY)

export function wasOpen(): Open | null {
  const noted = sessionStorage.getItem(KEY)
  return noted === null ? null : (JSON.parse(noted) as Open)
}
