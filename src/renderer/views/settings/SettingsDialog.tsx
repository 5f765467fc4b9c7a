import { useState } from 'react'
import { renameCoder } from '#shared/commands/renameCoder'
import { locales, type Locale } from '#shared/messages/catalogue'
import { wasRefused } from '#history/history'
import { useT } from '../app/language'
import { localeInForce, usePreferences, type Theme } from '../app/preferences'
import { useRecords, useRun, useSession } from '../app/session'
import { Button } from '../controls/Button'
import { Dialog } from '../controls/Dialog'
import { Checkbox, Select, TextField } from '../controls/Field'

const themes: readonly Theme[] = ['system', 'light', 'dark']

/** Language and colours: they hold for every project, and change at once. */
export function AppearanceFields() {
  const t = useT()
  const { locale, theme, set } = usePreferences()
  return (
    <>
      <Select<Locale>
        label={t('settings.language')}
        value={localeInForce(locale)}
        onChange={(chosen) => set({ locale: chosen })}
        choices={locales.map((id) => ({ id, name: t(`settings.language.${id}`) }))}
      />
      <Select<Theme>
        label={t('settings.theme')}
        value={theme}
        onChange={(chosen) => set({ theme: chosen })}
        choices={themes.map((id) => ({ id, name: t(`settings.theme.${id}`) }))}
      />
    </>
  )
}

export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const t = useT()
  const run = useRun()
  const { coderId } = useSession()
  const coder = useRecords('coder').find(({ id }) => id === coderId)
  const { singleKeys, set } = usePreferences()
  const [name, setName] = useState(coder?.name ?? '')
  const close = async () => {
    if (coder && name.trim() !== '' && name.trim() !== coder.name) {
      if (wasRefused(await run(renameCoder, { coderId, name }))) return
      set({ coderName: name.trim() })
    }
    onClose()
  }
  return (
    <Dialog
      title={t('app.settings')}
      size="narrow"
      onClose={onClose}
      footer={
        <Button look="primary" onPress={() => void close()}>
          {t('settings.done')}
        </Button>
      }
    >
      <div className="stack">
        <AppearanceFields />
        <TextField
          label={t('settings.coder')}
          hint={t('settings.coderHint')}
          value={name}
          onChange={setName}
        />
        <Checkbox isSelected={singleKeys} onChange={(on) => set({ singleKeys: on })}>
          {t('settings.singleKeys')}
        </Checkbox>
      </div>
    </Dialog>
  )
}
