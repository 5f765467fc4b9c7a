import { create } from 'zustand'
import type { IdOf } from '#shared/records/schema'

interface ProfileState {
  /** The case whose row is read as a page; null for none. */
  caseId: IdOf<'case'> | null
}

export const useProfile = create<ProfileState>()(() => ({ caseId: null }))
