/**
 * Code that runs in the page, sent there as text: nothing here refers to anything outside its function.
 *
 * Electron keeps the preload script in a world of its own beside the page's. Here the two worlds speak over
 * events of the window, which the browser copies from one world to the other.
 */

/** One end of the line between the worlds: functions and promises get numbers, all else is copied. */
export function worldLine(channel, here, there) {
  const functions = []
  const pending = []
  let returned
  const tell = (message) =>
    window.dispatchEvent(new CustomEvent(`${channel}:${there}`, { detail: message }))
  const isPlain = (value) =>
    value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype
  const send = (value) => {
    if (typeof value === 'function') return { callable: functions.push(value) - 1 }
    if (value instanceof Promise) {
      const promised = pending.push(null) - 1
      value.then(
        (result) => tell({ settle: promised, value: send(result) }),
        (error) => tell({ settle: promised, failed: String(error?.message ?? error) }),
      )
      return { promised }
    }
    if (Array.isArray(value)) return { list: value.map(send) }
    if (isPlain(value)) {
      return { parts: Object.fromEntries(Object.entries(value).map(([k, v]) => [k, send(v)])) }
    }
    return { value }
  }
  const awaited = new Map()
  const receive = (sent) => {
    if ('list' in sent) return sent.list.map(receive)
    if ('parts' in sent) {
      return Object.fromEntries(Object.entries(sent.parts).map(([k, v]) => [k, receive(v)]))
    }
    if ('promised' in sent) {
      return new Promise((resolve, reject) => awaited.set(sent.promised, { resolve, reject }))
    }
    if ('callable' in sent) {
      return (...args) => {
        tell({ call: sent.callable, args: args.map(send) })
        if (returned.failed !== undefined) throw new Error(returned.failed)
        return receive(returned.value)
      }
    }
    return sent.value
  }
  const expose = (name, sent) =>
    Object.defineProperty(window, name, { value: Object.freeze(receive(sent)), enumerable: true })
  window.addEventListener(`${channel}:${here}`, ({ detail }) => {
    if ('call' in detail) {
      try {
        tell({ answer: true, value: send(functions[detail.call](...detail.args.map(receive))) })
      } catch (error) {
        tell({ answer: true, failed: String(error?.message ?? error) })
      }
    } else if ('answer' in detail) returned = detail
    else if ('settle' in detail) {
      const waiting = awaited.get(detail.settle)
      awaited.delete(detail.settle)
      if (detail.failed === undefined) waiting.resolve(receive(detail.value))
      else waiting.reject(new Error(detail.failed))
    } else expose(detail.expose, detail.api)
  })
  return { offer: (name, api) => tell({ expose: name, api: send(api) }) }
}

/** What a sandboxed preload script finds when it requires `electron`, and a place for main to answer. */
export function preloadWorld(line, wire, bindingName, run) {
  const { pack, unpack } = wire
  const asked = new Map()
  const listeners = new Map()
  const post = (message) => globalThis[bindingName](JSON.stringify(message))
  const ipcRenderer = {
    invoke: (channel, ...args) =>
      new Promise((resolve, reject) => {
        const id = crypto.randomUUID()
        asked.set(id, { resolve, reject })
        post({ id, channel, args: args.map(pack) })
      }),
    on: (channel, listener) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
      return ipcRenderer
    },
    removeListener: (channel, listener) => {
      listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((other) => other !== listener),
      )
      return ipcRenderer
    },
  }
  globalThis.fromMain = {
    settle: (id, { value, failed }) => {
      const { resolve, reject } = asked.get(id)
      asked.delete(id)
      if (failed === undefined) resolve(unpack(value))
      else reject(new Error(failed))
    },
    send: (channel, args) => {
      for (const listener of listeners.get(channel) ?? []) {
        listener({ sender: ipcRenderer }, ...args.map(unpack))
      }
    },
  }
  const electron = { contextBridge: { exposeInMainWorld: line.offer }, ipcRenderer }
  run((name) => {
    if (name === 'electron') return electron
    throw new Error(`A sandboxed preload script has no module ${name}`)
  })
}
