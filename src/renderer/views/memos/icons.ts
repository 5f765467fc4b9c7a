import { BookOpen, FileText, FolderOpen, Grid3x3, Quote, Users } from 'lucide-react'
import type { MemoKind } from '#shared/formats/memos'

/** The picture of what a memo is about: that of the screen on which the thing is found. */
export const icons = {
  project: FolderOpen,
  source: FileText,
  case: Users,
  code: BookOpen,
  cell: Grid3x3,
  passage: Quote,
} as const satisfies Record<MemoKind, unknown>
