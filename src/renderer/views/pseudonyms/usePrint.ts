import { useT } from '../app/language'
import { useSession } from '../app/session'
import { mayWriteFile } from './left'

/** The next time that the window has been drawn. */
const drawn = () => new Promise((resolve) => requestAnimationFrame(resolve))

/** Prints a part of the page. Where real names of the project are in it, the person is asked before. */
export function usePrint(): (part: string) => Promise<void> {
  const t = useT()
  const session = useSession()
  return async (part) => {
    const words = document.querySelector<HTMLElement>(part)?.innerText ?? ''
    if (!(await mayWriteFile(session, t('names.printout'), new TextEncoder().encode(words)))) return
    // What was asked must be gone from the page.
    await drawn()
    await drawn()
    window.print()
  }
}
