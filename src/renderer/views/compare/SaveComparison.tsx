import { FileDown } from 'lucide-react'
import type { SideBySide } from '#shared/matrix/sideBySide'
import { sharedWorker } from '#workers/client'
import { useLocale, useT } from '../app/language'
import { useProject } from '../app/session'
import { useSaveBytes } from '../app/useSaveBytes'
import { Button } from '../controls/Button'
import { MenuButton } from '../controls/Menu'
import { useBasisSentence } from '../matrix/BasisLine'
import type { Basis } from '../matrix/useBasis'

const formats = ['html', 'docx'] as const

/** Writes the comparison on the screen to a file. */
export function SaveComparison({ beside, basis }: { beside: SideBySide | null; basis: Basis }) {
  const t = useT()
  const locale = useLocale()
  const project = useProject()
  const save = useSaveBytes()
  const says = useBasisSentence({ basis, rollUp: basis.arrangement.rollUp })
  const write = (format: (typeof formats)[number]) => {
    if (!beside) return
    const title = beside.cases.map(({ name }) => name).join(' – ')
    void save(`${project.name} - ${title}.${format}`, () =>
      sharedWorker().run('writeSideBySide', {
        beside,
        format,
        title: `${project.name}: ${title}`,
        basis: says,
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
