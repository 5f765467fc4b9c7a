export const builder: string
export function packagedPrograms(folder?: string): string[]
