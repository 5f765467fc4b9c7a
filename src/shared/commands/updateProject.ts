import { diffOf } from '../records/diff'
import type { Project } from '../records/schema'
import { patched, updates } from './changes'
import { done, type Command } from './command'
import { wordingRefusal } from './names'

interface Args {
  patch: { name?: string; memo?: string }
}

export const updateProject: Command<Args, Project[]> = {
  name: 'updateProject',
  read: (_args, reader) => reader.all('project'),
  run: (projects, { patch }) => {
    const refusal = patch.name === undefined ? null : wordingRefusal(patch.name)
    if (refusal) return refusal
    const trimmed = patch.name === undefined ? patch : { ...patch, name: patch.name.trim() }
    return done(diffOf({ updated: updates(projects, (project) => patched(project, trimmed)) }))
  },
}
