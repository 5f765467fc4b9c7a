const byPrefix: Readonly<Record<string, readonly string[]>> = {
  w: [
    'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
    'http://purl.oclc.org/ooxml/wordprocessingml/main',
  ],
  r: [
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
    'http://purl.oclc.org/ooxml/officeDocument/relationships',
  ],
  a: [
    'http://schemas.openxmlformats.org/drawingml/2006/main',
    'http://purl.oclc.org/ooxml/drawingml/main',
  ],
  mc: ['http://schemas.openxmlformats.org/markup-compatibility/2006'],
  v: ['urn:schemas-microsoft-com:vml'],
}

const prefixes = new Map(
  Object.entries(byPrefix).flatMap(([prefix, uris]) => uris.map((uri) => [uri, prefix] as const)),
)

/** The namespaces of Word documents, which come in a usual and a strict form. */
export const namespaces = {
  /** The usual prefix of a namespace; a mark that no name has for one that holds nothing of a transcript. */
  read: (uri: string): string => prefixes.get(uri) ?? '?',
  /** What stripped markup declares. */
  written: new Map([['w', byPrefix['w']![0]!]]),
}
