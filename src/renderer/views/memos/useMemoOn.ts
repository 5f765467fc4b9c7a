import { useCallback, useSyncExternalStore } from 'react'
import { setCellMemo } from '#shared/commands/setCellMemo'
import { setSourceMemo } from '#shared/commands/setSourceMemo'
import { updateCase } from '#shared/commands/updateCase'
import { updateCode } from '#shared/commands/updateCode'
import { updateCodings } from '#shared/commands/updateCodings'
import { updateProject } from '#shared/commands/updateProject'
import type { MemoKind, MemoSubject } from '#shared/formats/memos'
import type { Outcome } from '#history/history'
import type { Mirror, MirroredType } from '#storage/mirror'
import { useRun, useSession } from '../app/session'

/** The records that carry the memos on each kind of thing. */
const carriers = {
  project: 'project',
  source: 'source',
  case: 'case',
  code: 'code',
  cell: 'cellMemo',
  passage: 'coding',
} as const satisfies Record<MemoKind, MirroredType>

function storedMemo(mirror: Mirror, subject: MemoSubject): string {
  switch (subject.kind) {
    case 'project':
      return mirror.all('project')[0]?.memo ?? ''
    case 'source':
      return mirror.get('source', subject.sourceId)?.memo ?? ''
    case 'case':
      return mirror.get('case', subject.caseId)?.memo ?? ''
    case 'code':
      return mirror.get('code', subject.codeId)?.memo ?? ''
    case 'cell':
      return (
        mirror
          .all('cellMemo')
          .find(({ caseId, codeId }) => caseId === subject.caseId && codeId === subject.codeId)
          ?.memo ?? ''
      )
    case 'passage':
      return mirror.get('coding', subject.codingId)?.memo ?? ''
  }
}

/** The memo on something, live, and what writes it as one step. */
export function useMemoOn(subject: MemoSubject): {
  stored: string
  save: (memo: string) => Promise<Outcome>
} {
  const run = useRun()
  const { mirror } = useSession()
  const type = carriers[subject.kind]
  const stored = useSyncExternalStore(
    useCallback((listener: () => void) => mirror.subscribe(type, listener), [mirror, type]),
    () => storedMemo(mirror, subject),
  )
  const save = (memo: string): Promise<Outcome> => {
    switch (subject.kind) {
      case 'project':
        return run(updateProject, { patch: { memo } })
      case 'source':
        return run(setSourceMemo, { sourceId: subject.sourceId, memo })
      case 'case':
        return run(updateCase, { caseId: subject.caseId, patch: { memo } })
      case 'code':
        return run(updateCode, { codeId: subject.codeId, patch: { memo } })
      case 'cell':
        return run(setCellMemo, { caseId: subject.caseId, codeId: subject.codeId, memo })
      case 'passage':
        return run(updateCodings, { codingIds: [subject.codingId], patch: { memo } })
    }
  }
  return { stored, save }
}
