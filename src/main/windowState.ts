import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, screen, type BrowserWindow, type Rectangle } from 'electron'
import * as v from 'valibot'
import { atomicWrite } from './atomicWrite'

const schema = v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number() })
const fallback = { width: 1360, height: 860 }

const file = () => join(app.getPath('userData'), 'window.json')

/** Where the window stood last, if that is still on a screen. */
export function lastBounds(): Partial<Rectangle> & { width: number; height: number } {
  try {
    const bounds = v.parse(schema, JSON.parse(readFileSync(file(), 'utf8')))
    const { workArea } = screen.getDisplayMatching(bounds)
    const visible =
      bounds.x < workArea.x + workArea.width &&
      bounds.x + bounds.width > workArea.x &&
      bounds.y < workArea.y + workArea.height &&
      bounds.y + bounds.height > workArea.y
    return visible ? bounds : fallback
  } catch (error) {
    // The first start has no such file, and a damaged one is worth no message: the window opens at its usual size.
    if (error instanceof SyntaxError || v.isValiError(error)) return fallback
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return fallback
    throw error
  }
}

export function rememberBounds(window: BrowserWindow): void {
  window.on('close', () => {
    const bytes = new TextEncoder().encode(JSON.stringify(window.getBounds()))
    void atomicWrite(file(), bytes)
  })
}
