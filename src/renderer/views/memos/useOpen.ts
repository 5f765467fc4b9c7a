import { useCallback } from 'react'
import type { MemoSubject } from '#shared/formats/memos'
import type { Coding } from '#shared/records/schema'
import { useLocation } from '../app/location'
import { useSession } from '../app/session'
import { useShownMatrix } from '../matrix/shownMatrix'

/** Shows a passage in its transcript; a detached one is listed there above the text. */
export function useOpenPassage() {
  const go = useLocation((state) => state.go)
  return useCallback(
    ({ id, sourceId, anchor, detached }: Coding) => {
      const span = { start: anchor.start, end: anchor.end }
      const reveal = detached ? null : { span, codingId: id }
      go({ screen: 'transcripts', sourceId, reveal, overlay: null })
    },
    [go],
  )
}

/** Goes to what a memo is about. */
export function useOpenSubject() {
  const go = useLocation((state) => state.go)
  const { mirror } = useSession()
  const { matrices, saved } = useShownMatrix()
  const openPassage = useOpenPassage()
  const openCell = ({ caseId, codeId }: Extract<MemoSubject, { kind: 'cell' }>) => {
    const one = mirror.get('case', caseId)
    const shows = (matrix: { kindId: string; codeIds: readonly string[] }) =>
      matrix.kindId === one?.kindId &&
      (matrix.codeIds.length === 0 || matrix.codeIds.includes(codeId))
    const cell = { caseId, codeId }
    const matrix = saved && shows(saved) ? saved : matrices.find(shows)
    // Where no stored matrix has this cell, all cases of its kind against every code do.
    go({ screen: 'matrix', matrixId: matrix?.id ?? one?.kindId ?? null, cell })
  }
  return (subject: MemoSubject) => {
    switch (subject.kind) {
      case 'project':
        return go({ overlay: 'settings' })
      case 'source':
        return go({ screen: 'transcripts', sourceId: subject.sourceId, reveal: null })
      case 'case':
        return go({ screen: 'cases', caseId: subject.caseId })
      case 'code':
        return go({ screen: 'codebook', codeId: subject.codeId })
      case 'cell':
        return openCell(subject)
      case 'passage': {
        const coding = mirror.get('coding', subject.codingId)
        return coding && openPassage(coding)
      }
    }
  }
}
