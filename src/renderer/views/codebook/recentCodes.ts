import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { IdOf } from '#shared/records/schema'

/** How many codes are remembered. */
const KEPT = 8

interface RecentCodes {
  /** The codes used last, by project, the latest first. */
  byProject: Readonly<Record<string, readonly IdOf<'code'>[]>>
  used: (projectId: string, codeIds: readonly IdOf<'code'>[]) => void
}

/** Which codes this person used last, on this computer; not part of the project. */
export const useRecentCodes = create<RecentCodes>()(
  persist(
    (set) => ({
      byProject: {},
      used: (projectId, codeIds) =>
        set(({ byProject }) => {
          const before = byProject[projectId] ?? []
          const after = [...new Set([...codeIds, ...before])].slice(0, KEPT)
          return { byProject: { ...byProject, [projectId]: after } }
        }),
    }),
    { name: 'veta-recent-codes' },
  ),
)
