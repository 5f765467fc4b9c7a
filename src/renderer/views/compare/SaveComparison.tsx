import { FileDown } from 'lucide-react'
import type { SideBySide } from '#shared/matrix/sideBySide'
import { sharedWorker } from '#workers/client'
import { useLocale, useT } from '../app/language'
import { useProject } from '../app/session'
import { useSaveBytes } from '../app/useSaveBytes'
import { Button } from '../controls/Button'
import { MenuButton } from '../controls/Menu'

const formats = ['html', 'docx'] as const

/** Writes the comparison on the screen to a file. */
export function SaveComparison({ beside }: { beside: SideBySide | null }) {
  const t = useT()
  const locale = useLocale()
  const project = useProject()
  const save = useSaveBytes()
  const write = (format: (typeof formats)[number]) => {
    if (!beside) return
    const title = beside.cases.map(({ name }) => name).join(' – ')
    void save(`${project.name} - ${title}.${format}`, () =>
      sharedWorker().run('writeSideBySide', {
        beside,
        format,
        title: `${project.name}: ${title}`,
        locale,
      }),
    )
  }
  return (
    <MenuButton
      label={t('app.export')}
      button={
        <Button look="primary" isDisabled={!beside}>
          <FileDown size={16} aria-hidden /> {t('app.export')}
        </Button>
      }
      entries={formats.map((format) => ({
        id: format,
        label: t(`compare.format.${format}`),
        onAction: () => write(format),
      }))}
    />
  )
}
