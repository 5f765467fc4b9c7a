interface FileAssociation {
  ext: string
  name: string
  mimeType: string
  role: string
  rank: string
}

export const fuses: Readonly<Record<string, boolean>>

declare const config: Readonly<{
  directories: { output: string; buildResources: string }
  files: readonly string[]
  asar: boolean
  publish: null
  electronFuses: Readonly<Record<string, boolean>>
  fileAssociations: readonly FileAssociation[]
  linux: { target: readonly string[]; icon: string; executableName: string }
  win: { target: readonly string[]; icon: string }
  nsis: { deleteAppDataOnUninstall: boolean; perMachine: boolean }
  mac: {
    target: readonly { target: string; arch: readonly string[] }[]
    icon: string
    hardenedRuntime: boolean
  }
}>
export default config
