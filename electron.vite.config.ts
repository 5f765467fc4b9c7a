import { readFileSync } from 'node:fs'
import babel from '@rolldown/plugin-babel'
import react, { reactCompilerPreset } from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }

export default defineConfig({
  main: {
    // fflate for Node declares a require of its own, which electron-vite does again, and neither is needed to pack.
    resolve: { alias: { fflate: 'fflate/browser' } },
    build: {
      // A package has no node_modules.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src/main/index.ts', vaultThread: 'src/main/vault/thread.ts' },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload script can require nothing but electron: all else is bundled.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src/main/preload/index.ts' },
        // A sandboxed preload must be CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    define: { APP_VERSION: JSON.stringify(version) },
    // The compiler spares a view what has not changed: a coding or a key redraws a few controls, not the window.
    plugins: [react(), babel({ presets: [reactCompilerPreset()] })],
    worker: { format: 'es' },
    build: {
      minify: true,
      assetsInlineLimit: 0,
      rolldownOptions: { input: 'src/renderer/index.html' },
    },
  },
})
