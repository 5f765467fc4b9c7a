import type { Code } from '#shared/records/schema'

/** A code's name on its colour, with a bar at its side: recognisable without colour by its name. */
export const CodeChip = ({ code }: { code: Pick<Code, 'name' | 'colour'> }) => (
  <span className="code-chip" data-colour={code.colour}>
    <span className="code-name">{code.name}</span>
  </span>
)
