/** The projects that this window has begun to make or to delete: none of them was left by an earlier one. */
export const atWork = new Set<string>()
