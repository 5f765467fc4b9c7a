/**
 * Values between Node and the page as JSON: bytes and undefined are kept.
 * The function is also sent to the page as text, so it refers to nothing outside itself.
 */
export function wire() {
  const BYTES = '\u0000bytes'
  const NOTHING = '\u0000undefined'
  const toText = (bytes) => {
    let text = ''
    for (let i = 0; i < bytes.length; i += 4096) {
      text += String.fromCharCode(...bytes.subarray(i, i + 4096))
    }
    return btoa(text)
  }
  const pack = (value) => {
    if (value === undefined) return { [NOTHING]: true }
    if (value instanceof Uint8Array) return { [BYTES]: toText(value) }
    if (Array.isArray(value)) return value.map(pack)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, pack(part)]))
  }
  const unpack = (value) => {
    if (value === null || typeof value !== 'object') return value
    if (Array.isArray(value)) return value.map(unpack)
    if (NOTHING in value) return undefined
    if (BYTES in value) return Uint8Array.from(atob(value[BYTES]), (sign) => sign.charCodeAt(0))
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, unpack(part)]))
  }
  return { pack, unpack }
}
