import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { acceleratorOf } from '#shared/ipc/accelerator'
import { requests, type Accelerators, type MenuCommand } from '#shared/ipc/contract'
import { createTranslator } from '#shared/messages/translate'
import { menuTemplate, type MenuSettings } from '../../../src/main/menuTemplate'
import { acceleratorsFor } from '../../../src/renderer/views/keys/accelerators'
import { actions } from '../../../src/renderer/views/keys/actions'

const menuWith = (given: Partial<MenuSettings>) =>
  menuTemplate({
    t: createTranslator('en'),
    appName: 'Veta',
    isMac: false,
    accelerators: {},
    onCommand: () => {},
    ...given,
  })

type Entry = ReturnType<typeof menuTemplate>[number]
const entriesOf = (menu: Entry[]): Entry[] =>
  menu.flatMap((entry) => (Array.isArray(entry.submenu) ? entry.submenu : [entry]))
const entryOf = (menu: Entry[], id: string) => entriesOf(menu).find((entry) => entry.id === id)

const keys = (choices = {}, singleKeys = true, mac = false) =>
  acceleratorsFor({ choices, singleKeys }, mac)

describe('the native menu', () => {
  test('shows the keys that the commands have, and takes none of them', () => {
    const menu = menuWith({ accelerators: keys() })
    expect(entryOf(menu, 'undo')).toMatchObject({
      label: 'Undo',
      accelerator: 'CmdOrCtrl+Z',
      registerAccelerator: false,
    })
    expect(entryOf(menu, 'newProject')?.accelerator).toBeUndefined()
  })

  test('shows the keys that a person has given instead', () => {
    const menu = menuWith({ accelerators: keys({ save: ['Ctrl+Alt+G'], export: [] }) })
    expect(entryOf(menu, 'save')?.accelerator).toBe('CmdOrCtrl+Alt+G')
    expect(entryOf(menu, 'export')?.accelerator).toBeUndefined()
  })

  test('speaks the language of the window, and says to the window what was chosen', () => {
    const chosen: MenuCommand[] = []
    const menu = menuWith({
      t: createTranslator('es'),
      onCommand: (command) => chosen.push(command),
    })
    const undo = entryOf(menu, 'undo')
    expect(undo?.label).toBe('Deshacer')
    const click = undo?.click as (() => void) | undefined
    click?.()
    expect(chosen).toEqual(['undo'])
  })

  test('has the menu of the app on a Mac only', () => {
    expect(menuWith({ isMac: true })[0]).toEqual({ role: 'appMenu' })
    expect(menuWith({})[0]).toMatchObject({ label: 'File' })
  })
})

describe('the keys of the native menu', () => {
  test('are those that work: without single keys, and on a Mac, the next one', () => {
    expect(keys().keys).toBe('?')
    expect(keys({}, false).keys).toBe('F1')
    expect(keys({}, true, true).keys).toBe('F1')
  })

  test('are written so that a menu understands them, or left out', () => {
    expect(acceleratorOf('Ctrl+Shift+Z')).toBe('CmdOrCtrl+Shift+Z')
    expect(acceleratorOf('Alt+ArrowUp')).toBe('Alt+Up')
    expect(acceleratorOf('Ctrl++')).toBe('CmdOrCtrl+Plus')
    expect(acceleratorOf('Ñ')).toBeNull()
    expect(acceleratorOf('Ctrl+“')).toBeNull()
    expect(keys({ save: ['Ñ', 'Ctrl+S'] }).save).toBe('CmdOrCtrl+S')
  })

  test('pass what main lets in, all that an action has, and nothing else does', () => {
    const accepts = (accelerators: Accelerators) =>
      v.safeParse(requests.setMenu, { locale: 'en', accelerators }).success
    for (const key of actions.flatMap((action) => action.keys)) {
      const accelerator = acceleratorOf(key)
      expect(accelerator, key).not.toBeNull()
      expect(accepts({ save: accelerator! }), key).toBe(true)
    }
    expect(accepts({ save: 'Ctrl+S; rm' })).toBe(false)
    expect(accepts({ save: '+' })).toBe(false)
    expect(
      v.safeParse(requests.setMenu, { locale: 'en', accelerators: { quit: 'A' } }).success,
    ).toBe(false)
  })
})
