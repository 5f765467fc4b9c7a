import type { CSSProperties } from 'react'
import { BookOpen, PanelLeft, Upload } from 'lucide-react'
import type { Source } from '#shared/records/schema'
import { byName } from '#shared/text/naturalOrder'
import { useT } from '../app/language'
import { useLocation } from '../app/location'
import { useRecords } from '../app/session'
import { CodesPanel } from '../codebook/CodesPanel'
import { Button, ToggleButton } from '../controls/Button'
import { Splitter } from '../controls/Splitter'
import { SourceList } from '../sources/SourceList'
import { usePanes } from './panes'
import { readLast } from './places'
import { TranscriptPane } from './TranscriptPane'
import './transcript.css'

function NothingYet() {
  const t = useT()
  const { go } = useLocation()
  return (
    <main className="screen empty">
      <h1>{t('transcript.firstTitle')}</h1>
      <p>{t('transcript.firstBody')}</p>
      <Button look="primary" onPress={() => go({ overlay: 'import' })}>
        <Upload size={16} aria-hidden /> {t('app.import')}
      </Button>
      <ol className="first-steps">
        <li>{t('transcript.step1')}</li>
        <li>{t('transcript.step2')}</li>
        <li>{t('transcript.step3')}</li>
      </ol>
    </main>
  )
}

function WithPanes({ source }: { source: Source }) {
  const t = useT()
  const { panes, set } = usePanes(source.id)
  const { sourcesOpen, codesOpen, sourcesWidth, codesWidth } = panes
  return (
    <div
      className="columns"
      style={
        { '--left-pane': `${sourcesWidth}px`, '--right-pane': `${codesWidth}px` } as CSSProperties
      }
    >
      {sourcesOpen && <SourceList shownId={source.id} />}
      <main className="screen">
        {sourcesOpen && (
          <Splitter
            label={t('transcript.sizeList')}
            side="left"
            width={sourcesWidth}
            least={150}
            most={420}
            onChange={(width) => set({ sourcesWidth: width })}
          />
        )}
        {codesOpen && (
          <Splitter
            label={t('transcript.sizeCodes')}
            side="right"
            width={codesWidth}
            least={220}
            most={560}
            onChange={(width) => set({ codesWidth: width })}
          />
        )}
        <TranscriptPane
          key={source.id}
          source={source}
          before={
            <ToggleButton
              small
              isSelected={sourcesOpen}
              aria-label={t('transcript.list')}
              onChange={(open) => set({ sourcesOpen: open })}
            >
              <PanelLeft size={16} aria-hidden />
            </ToggleButton>
          }
          after={
            <ToggleButton
              small
              isSelected={codesOpen}
              aria-label={t('codebook.panel')}
              onChange={(open) => set({ codesOpen: open })}
            >
              <BookOpen size={16} aria-hidden />
            </ToggleButton>
          }
        />
      </main>
      {codesOpen && <CodesPanel source={source} />}
    </div>
  )
}

/** Reading and coding: the transcripts at the left, the text in the middle, the codes at the right. */
export function TranscriptsScreen() {
  const sources = useRecords('source')
  const { sourceId } = useLocation()
  const wanted = sourceId ?? readLast(sources.map(({ id }) => id))
  const source = sources.find(({ id }) => id === wanted) ?? sources.toSorted(byName)[0]
  return source ? <WithPanes source={source} /> : <NothingYet />
}
