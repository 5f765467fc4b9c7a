interface Policy {
  responseHeaders: Readonly<Record<string, string>>
  contentTypeOf: (path: string) => string
  insidePath: (pathname: string) => string | null
}

interface Server {
  host: string
  port: number
  token: string
  entry: string
  close: () => Promise<void>
}

export function serve(options: {
  folder: string
  policy: Policy
  port: number
  replies?: Readonly<Record<string, (query: string, port: number) => string>>
}): Promise<Server>
