/** Does one thing after the other, whatever became of those before. */
export interface Queue {
  run<T>(work: () => Promise<T>): Promise<T>
  /** Resolves when everything that waits by now has been done. */
  settled(): Promise<void>
  isIdle(): boolean
}

export function queue(): Queue {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return {
    run: (work) => {
      waiting += 1
      const next = last.then(work, work).finally(() => {
        waiting -= 1
      })
      last = next.catch(() => undefined)
      return next
    },
    settled: async () => {
      await last
    },
    isIdle: () => waiting === 0,
  }
}
