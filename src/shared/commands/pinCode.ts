import { diffOf } from '../records/diff'
import type { Code, IdOf, Project } from '../records/schema'
import { updates } from './changes'
import { done, must, type Command } from './command'

interface Args {
  codeId: IdOf<'code'>
  /** 1 to 9; null takes the code off its key. */
  slot: number | null
}

/** Puts a code on one of the keys 1 to 9; a code has one key at most. */
export const pinCode: Command<Args, { projects: Project[]; code: Code | undefined }> = {
  name: 'pinCode',
  read: async ({ codeId }, reader) => ({
    projects: await reader.all('project'),
    code: await reader.get<'code'>(codeId),
  }),
  run: ({ projects, code }, { codeId, slot }) => {
    const change = (project: Project): Project => {
      const pins = Array.from({ length: 9 }, (_, i) => project.pins[i] ?? null)
      const cleared = pins.map((pin) => (pin === codeId ? null : pin))
      return { ...project, pins: slot === null ? cleared : cleared.with(slot - 1, codeId) }
    }
    return done(diffOf({ updated: updates(projects, change) }), {
      code: must(code, codeId).name,
      slot: slot ?? 0,
    })
  },
}
