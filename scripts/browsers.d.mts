export function browserArguments(profile: string, address: string): string[]
