import { defineConfig } from 'vitest/config'

const node = (name: string, folder: string, testTimeout = 60_000) => ({
  test: {
    name,
    environment: 'node',
    include: [`tests/${folder}/**/*.test.ts`],
    // A machine under load is slow; no test is about how long it takes.
    testTimeout,
  },
})

export default defineConfig({
  test: {
    projects: [
      node('unit', 'unit'),
      node('storage', 'storage'),
      node('architecture', 'architecture'),
      node('hostile', '{hostile,fuzz}'),
      node('torture', 'torture', 600_000),
    ],
  },
})
