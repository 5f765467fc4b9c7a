/** What a packaged Electron may still do, one by one (docs/decisions/0017-hardening.md). */
export const fuses = {
  // Otherwise a variable of the environment turns the app into a Node that runs anybody's script under its name.
  runAsNode: false,
  enableCookieEncryption: true,
  // Otherwise NODE_OPTIONS and --inspect let another program into the main process.
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  // The app's files are checked against a hash in the program, and taken from nowhere else.
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  // No document of the app is a file.
  grantFileProtocolExtraPrivileges: false,
}

export default {
  appId: 'app.veta',
  productName: 'Veta',
  copyright: 'MIT',
  directories: { output: 'out/package', buildResources: 'resources/icons' },
  // All that runs is bundled: the package has no node_modules.
  files: [
    'out/main/**',
    'out/preload/**',
    'out/renderer/**',
    'package.json',
    'LICENSE',
    '!**/node_modules/**',
    '!**/*.map',
  ],
  asar: true,
  npmRebuild: false,
  // The app asks nothing of any network, for new versions neither.
  publish: null,
  electronLanguages: ['en', 'en-US', 'es', 'es-419'],
  // A signature of a Mac ends with the fuses, and programs for its own processors don't start without one.
  electronFuses: { ...fuses, resetAdHocDarwinSignature: true },
  // A deb has to name a home page, and there is none yet.
  extraMetadata: { homepage: 'about:blank', author: 'Veta', desktopName: 'veta.desktop' },
  fileAssociations: [
    {
      ext: 'veta',
      name: 'Veta project',
      description: 'Veta project',
      mimeType: 'application/x-veta',
      role: 'Editor',
      rank: 'Owner',
    },
    {
      // Other programs write these too: Veta offers itself, and takes nothing from them.
      ext: 'qdpx',
      name: 'REFI-QDA project',
      description: 'REFI-QDA project',
      mimeType: 'application/x-refi-qda-project',
      role: 'Viewer',
      rank: 'Alternate',
    },
  ],
  linux: {
    target: ['AppImage', 'deb'],
    executableName: 'veta',
    syncDesktopName: true,
    icon: 'icon.png',
    category: 'Science',
    synopsis: 'Qualitative interview coding',
    maintainer: 'Veta',
  },
  win: { target: ['nsis'], icon: 'icon.png' },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    // Projects stay when the app goes.
    deleteAppDataOnUninstall: false,
  },
  mac: {
    target: [{ target: 'dmg', arch: ['universal'] }],
    icon: 'icon.png',
    category: 'public.app-category.productivity',
    hardenedRuntime: true,
    extendInfo: { NSAppTransportSecurity: { NSAllowsArbitraryLoads: false } },
  },
}
