export function findRuntime(): string | null
