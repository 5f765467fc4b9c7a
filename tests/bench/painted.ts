/** Gives a page the clock `painted`: the time, in its milliseconds, at which the screen has been painted next. */
export function installClock(): void {
  const painted = () =>
    new Promise<number>((resolve) =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.addEventListener('message', () => resolve(performance.now()))
        channel.port1.start()
        channel.port2.postMessage(0)
      }),
    )
  Object.assign(window, { painted })
}
