import { useState } from 'react'
import {
  exportFormats,
  type ExportFormat,
  type ExportKind,
  type ExportRequest,
} from '#shared/formats/exportProject'
import type { MessageKey } from '#shared/messages/catalogue'
import { useT } from '../app/language'
import { useLocation } from '../app/location'
import { Button } from '../controls/Button'
import { Dialog } from '../controls/Dialog'
import { Checkbox, Select, TextField } from '../controls/Field'
import { Progress } from '../controls/Progress'
import { useShownMatrix, type MatrixSketch } from '../matrix/shownMatrix'
import { useShownMemos } from '../memos/useShownMemos'
import { ExportChoice } from './ExportChoice'
import { ExcerptCount, QuoteCount } from './exportCounts'
import { plainFilter, useExcerptFilter } from './filter'
import { useExport } from './useExport'
import './export.css'

/** What the screen shows is what one most likely wants to export. */
const kindOfScreen: Record<string, ExportKind> = {
  matrix: 'matrix',
  memos: 'memos',
  codebook: 'codebook',
  cases: 'cases',
}

/** What a format holds, where that is not plain. */
const explained: Record<string, MessageKey> = {
  'matrix xlsx': 'export.matrix.xlsx',
  'matrix html': 'export.matrix.html',
  'matrix docx': 'export.matrix.docx',
  'matrix csv': 'export.matrix.csv',
  'matrix zip': 'export.matrix.zip',
  'cases zip': 'export.cases.zip',
}

const NONE = 'none'
const isDay = (text: string) => text === '' || /^\d{4}-\d{2}-\d{2}$/.test(text)

/** Writes what a reviewer may ask for to a file that other programs open. */
export function ExportDialog({ onClose }: { onClose: () => void }) {
  const t = useT()
  const screen = useLocation((state) => state.screen)
  const filter = useExcerptFilter()
  const { matrices, saved, sketch } = useShownMatrix()
  // A matrix that nobody has changed is not stored, and is exported as it is shown.
  const offered: { id: string; matrix: MatrixSketch }[] = [
    ...(saved || !sketch ? [] : [{ id: 'shown', matrix: sketch }]),
    ...matrices.map((matrix) => ({ id: matrix.id, matrix })),
  ]
  const { memos, shown } = useShownMemos()
  const isNarrowed = shown.length < memos.length
  const { running, write } = useExport()
  const [kind, setKind] = useState<ExportKind>(kindOfScreen[screen] ?? 'excerpts')
  const [chosen, setChosen] = useState<ExportFormat | null>(null)
  const [matrixId, setMatrixId] = useState<string>(saved?.id ?? offered[0]?.id ?? NONE)
  const [absentAsZero, setAbsentAsZero] = useState(false)
  const [allMemos, setAllMemos] = useState(false)
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')

  const formats: readonly ExportFormat[] = exportFormats[kind]
  const format = chosen && formats.includes(chosen) ? chosen : formats[0]!
  const matrix = offered.find(({ id }) => id === matrixId)?.matrix ?? null
  const explanation = explained[`${kind} ${format}`]
  const isReady = (kind !== 'matrix' || matrix !== null) && isDay(from) && isDay(to)

  const requestOf = (): ExportRequest => {
    const asked = matrix && { settings: matrix, measure: matrix.measure, absentAsZero }
    const options = {
      matrix: asked,
      method: { matrix: asked },
      excerpts: { filter: plainFilter(filter) },
      memos: allMemos ? null : { only: shown.map(({ id }) => id) },
      audit: { period: { from: from || null, to: to || null } },
    }
    // Which formats a kind has is what the list offers.
    return { kind, format, ...options[kind as keyof typeof options] } as ExportRequest
  }
  const save = async () => {
    const title = kind === 'matrix' && matrix ? matrix.name : t(`export.kind.${kind}`)
    if (await write(requestOf(), title)) onClose()
  }
  const day = (label: MessageKey, value: string, set: (day: string) => void) => (
    <TextField
      label={t(label)}
      value={value}
      onChange={set}
      placeholder="2026-01-31"
      {...(isDay(value) ? {} : { problem: t('export.badDay') })}
    />
  )
  return (
    <Dialog
      title={t('export.title')}
      size="wide"
      onClose={() => {
        running?.end()
        onClose()
      }}
      footer={
        <>
          {running && (
            <Progress
              label={t(running.stage === 'reading' ? 'export.reading' : 'export.working')}
              done={null}
            />
          )}
          <Button onPress={() => (running ? running.end() : onClose())}>{t('app.cancel')}</Button>
          <Button
            look="primary"
            isDisabled={running !== null || !isReady}
            onPress={() => void save()}
          >
            {running
              ? t(running.stage === 'reading' ? 'export.reading' : 'export.working')
              : t('export.do')}
          </Button>
        </>
      }
    >
      <div className="export-dialog">
        <ExportChoice value={kind} onChange={setKind} />
        <div className="stack export-options">
          {(kind === 'matrix' || kind === 'method') && (
            <Select
              label={t('export.whichMatrix')}
              value={matrixId}
              onChange={setMatrixId}
              choices={[
                ...offered.map(({ id, matrix }) => ({ id, name: matrix.name })),
                ...(kind === 'method' || offered.length === 0
                  ? [{ id: NONE, name: t('export.noMatrix') }]
                  : []),
              ]}
            />
          )}
          {kind === 'matrix' && offered.length === 0 && (
            <p className="notice">{t('export.noMatrixYet')}</p>
          )}
          <div className="stack tight">
            <Select
              label={t('export.format')}
              value={format}
              onChange={setChosen}
              choices={formats.map((id) => ({ id, name: t(`export.format.${id}`) }))}
            />
            {explanation && <p className="muted small">{t(explanation)}</p>}
          </div>
          {kind === 'matrix' && (
            <div className="stack tight">
              <Checkbox isSelected={absentAsZero} onChange={setAbsentAsZero}>
                {t('export.zeros')}
              </Checkbox>
              <p className="muted small">{t('export.zerosHint')}</p>
            </div>
          )}
          {kind === 'memos' && isNarrowed && (
            <Select
              label={t('memos.whichToExport')}
              value={allMemos ? 'all' : 'shown'}
              onChange={(id) => setAllMemos(id === 'all')}
              choices={[
                { id: 'shown', name: t('memos.exportShown', { count: shown.length }) },
                { id: 'all', name: t('memos.exportAll', { count: memos.length }) },
              ]}
            />
          )}
          {kind === 'memos' && (
            <p className="muted small">
              {t('memos.count', { count: allMemos ? memos.length : shown.length })}.{' '}
              {t('memos.exportHint')}
            </p>
          )}
          {kind === 'audit' && (
            <>
              {day('export.fromDay', from, setFrom)}
              {day('export.toDay', to, setTo)}
              <p className="muted small">{t('export.dayHint')}</p>
            </>
          )}
          {kind === 'excerpts' && <ExcerptCount />}
          {kind === 'quotes' && <QuoteCount />}
        </div>
      </div>
    </Dialog>
  )
}
