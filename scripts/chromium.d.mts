/** The Chromium that the end-to-end tests use: an installed one, else Playwright's, else Debian's. */
export function ensureChromium(say: (line: string) => void): string
export function versionOf(path: string): string
