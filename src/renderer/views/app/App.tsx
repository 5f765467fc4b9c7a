import { Component, useEffect, type ReactNode } from 'react'
import type { Host } from '#host/host'
import { sweep } from '#history/discarding'
import { watchSpace } from '#history/space'
import { Button } from '../controls/Button'
import { acceleratorsFor } from '../keys/accelerators'
import { HostProvider } from './hostContext'
import { LanguageProvider, useT } from './language'
import { localeInForce, usePreferences, type Theme } from './preferences'
import { Projects } from './Projects'
import { forgetOpen } from './reloading'
import { ToastRegion } from './toasts'

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
      <Button
        look="primary"
        onPress={() => {
          // What could not be shown would be shown again.
          forgetOpen()
          location.reload()
        }}
      >
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

export function App({ host }: { host: Host }) {
  const { locale: chosen, theme, keys, singleKeys } = usePreferences()
  const locale = localeInForce(chosen)
  useTheme(theme)
  useEffect(() => watchSpace(host.freeSpace), [host])
  useEffect(() => void sweep(host.vault), [host])
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
