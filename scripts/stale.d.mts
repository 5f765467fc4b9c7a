export function fingerprint(root: string): string

export function stamp(root: string, part: string, print: string | null): void

export function isStale(
  root: string,
  part: string,
  outputs: readonly string[],
  print?: string,
): boolean
