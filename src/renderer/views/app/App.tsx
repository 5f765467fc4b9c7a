import { Component, useCallback, useEffect, useState, type ReactNode } from 'react'
import type { Host } from '#host/host'
import { closeSession, type Session } from '#history/projects'
import { endLooking, sweepLooking } from '#history/looking'
import { openKept, type Disagreement, type Note } from '#history/safekeeping'
import { watchSpace } from '#history/space'
import { Button } from '../controls/Button'
import { acceleratorsFor } from '../keys/accelerators'
import { StartScreen } from '../start/StartScreen'
import { RecoveryScreen } from '../safety/RecoveryScreen'
import { offThread } from '../safety/offThread'
import { reasonOf } from '../safety/wording'
import { HostProvider, useHost } from './hostContext'
import { LanguageProvider, useT } from './language'
import { useLocation } from './location'
import { localeInForce, usePreferences, type Theme } from './preferences'
import { ProjectFrame } from './ProjectFrame'
import { SessionProvider } from './session'
import { ToastRegion, useToasts } from './toasts'

/** Puts the chosen theme on the document, and follows the computer where that is the choice. */
function useTheme(theme: Theme): void {
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)')
    const show = () => {
      const name = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme
      document.documentElement.dataset['theme'] = name
    }
    show()
    dark.addEventListener('change', show)
    return () => dark.removeEventListener('change', show)
  }, [theme])
}

function Crashed({ error }: { error: Error }) {
  const t = useT()
  return (
    <main className="empty">
      <h1>{t('app.crashed')}</h1>
      <p>{error.message}</p>
      <Button look="primary" onPress={() => location.reload()}>
        {t('app.reload')}
      </Button>
    </main>
  )
}

/** An error inside a view is shown with its own words; the stored work is not touched by it. */
class CrashBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null }
  static getDerivedStateFromError(error: Error) {
    return { error }
  }
  override render() {
    return this.state.error ? <Crashed error={this.state.error} /> : this.props.children
  }
}

/** Tells what opening a project has brought to light. */
function useNotes() {
  const t = useT()
  const say = useToasts((state) => state.say)
  return useCallback(
    (notes: readonly Note[]) => {
      for (const note of notes) {
        const text =
          note.kind === 'damaged'
            ? t('safety.damaged', { count: note.files.length })
            : t('safety.unreadable', { reason: reasonOf(note.error, t) })
        say({ text, bad: true })
      }
    },
    [say, t],
  )
}

function Projects() {
  const t = useT()
  const { vault } = useHost()
  const tell = useNotes()
  const [disagreement, setDisagreement] = useState<Disagreement | null>(null)
  const say = useToasts((state) => state.say)
  const clear = useToasts((state) => state.clear)
  const [session, setSession] = useState<Session | null>(null)
  const open = useCallback(
    async (uuid: string) => {
      try {
        const opened = await openKept(uuid, vault, offThread.pack)
        clear()
        if ('disagreement' in opened) return setDisagreement(opened.disagreement)
        useLocation.getState().reset()
        setDisagreement(null)
        setSession(opened.session)
        tell(opened.notes)
      } catch (error) {
        say({ text: t('start.cannotOpen', { reason: String(error) }), bad: true })
      }
    },
    [clear, say, t, tell, vault],
  )
  const close = useCallback(() => {
    if (!session) return
    closeSession(session)
    setSession(null)
    // Of a copy that was only looked at, nothing stays; its project is on the screen again.
    void endLooking(session.uuid).then((viewOf) => viewOf && open(viewOf.uuid))
  }, [open, session])
  const look = useCallback(
    (uuid: string) => {
      if (session) closeSession(session)
      void open(uuid)
    },
    [open, session],
  )
  if (disagreement && vault) {
    return (
      <RecoveryScreen
        disagreement={disagreement}
        vault={vault}
        onLater={() => setDisagreement(null)}
        onDone={(said) => {
          void open(disagreement.uuid).then(() => said && say({ text: said }))
        }}
      />
    )
  }
  if (!session) return <StartScreen onOpen={open} />
  return (
    <SessionProvider value={session}>
      <ProjectFrame key={session.uuid} onClose={close} onLook={look} />
    </SessionProvider>
  )
}

export function App({ host }: { host: Host }) {
  const { locale: chosen, theme, keys, singleKeys } = usePreferences()
  const locale = localeInForce(chosen)
  useTheme(theme)
  useEffect(() => watchSpace(host.freeSpace), [host])
  useEffect(() => void sweepLooking(), [])
  useEffect(() => {
    document.documentElement.lang = locale
    host.setMenu({ locale, accelerators: acceleratorsFor({ choices: keys, singleKeys }) })
  }, [host, keys, locale, singleKeys])
  return (
    <HostProvider value={host}>
      <LanguageProvider locale={locale}>
        <CrashBoundary>
          <Projects />
          <ToastRegion />
        </CrashBoundary>
      </LanguageProvider>
    </HostProvider>
  )
}
