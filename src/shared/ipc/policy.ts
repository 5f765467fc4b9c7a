/** The one <style> element that React Aria puts into every page, which says how touch moves pressable things. */
const REACT_ARIA_STYLE = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='"

/**
 * What a page of the app may load and do. One place for both editions.
 * Style attributes are let through because React Aria and ProseMirror place things with them; no script ever is.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${REACT_ARIA_STYLE}`,
  "style-src-attr 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

/** What pages can ask of a computer; the app has no use for any of it, in either edition. */
const refusedFeatures = [
  'accelerometer',
  'bluetooth',
  'camera',
  'clipboard-read',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'serial',
  'usb',
  'xr-spatial-tracking',
]

/** Headers of every answer that carries a piece of the app. */
export const responseHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': refusedFeatures.map((feature) => `${feature}=()`).join(', '),
  'x-dns-prefetch-control': 'off',
  'cache-control': 'no-cache',
}

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
}

export const contentTypeOf = (path: string): string =>
  types[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream'

const MEDIA = '/media/'

/** Where the page finds a linked recording. */
export const mediaAddress = (handle: string): string => `${MEDIA}${encodeURIComponent(handle)}`

/** The handle that a request's path names a recording by; null for any other path. */
export function mediaHandleIn(pathname: string): string | null {
  if (!pathname.startsWith(MEDIA)) return null
  try {
    return decodeURIComponent(pathname.slice(MEDIA.length))
  } catch {
    return null
  }
}

/**
 * The path inside the app's folder that a request's path means, or null for one that is no plain path:
 * nothing with a step upward, a backslash, a drive, a control character or an encoded separator gets through.
 */
export function insidePath(pathname: string): string | null {
  let path: string
  try {
    path = decodeURIComponent(pathname)
  } catch {
    return null
  }
  const parts = path.replace(/^\//, '').split('/')
  const odd = /[\\:\0-\x1f%]/
  if (parts.some((part) => part === '' || part.startsWith('.') || odd.test(part))) {
    return path === '/' ? 'index.html' : null
  }
  return parts.join('/')
}
