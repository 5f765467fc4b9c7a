type Fuses = Record<string, boolean | null>
export function readFuses(program: Buffer): Fuses[]
export function wrongFuses(program: Buffer, wanted: Readonly<Record<string, boolean>>): string[]
