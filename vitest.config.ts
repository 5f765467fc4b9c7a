import { defineConfig } from 'vitest/config'

const node = (name: string, folder: string) => ({
  test: { name, environment: 'node', include: [`tests/${folder}/**/*.test.ts`] },
})

export default defineConfig({
  test: {
    projects: [
      node('unit', 'unit'),
      node('storage', 'storage'),
      node('architecture', 'architecture'),
    ],
  },
})
