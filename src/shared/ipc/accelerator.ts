/** Keys that Electron's menus call otherwise than browsers do. */
const renamed: Record<string, string> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Enter: 'Return',
  '+': 'Plus',
}
/** Keys that have the same name there. */
const shared =
  /^([A-Z0-9]|F([1-9]|1\d|2[0-4])|Space|Tab|Backspace|Delete|Insert|Home|End|PageUp|PageDown|Escape)$/
const symbol = /^[!-/:-@[-`{-~]$/

/** What Electron accepts for the key of a menu item: main refuses anything else, which would throw when the menu is built. */
export const acceleratorPattern =
  /^((CmdOrCtrl|Alt|Shift)\+){0,3}([A-Z0-9]|F([1-9]|1\d|2[0-4])|Space|Tab|Backspace|Delete|Insert|Home|End|PageUp|PageDown|Escape|Up|Down|Left|Right|Return|Plus|[!-*,-/:-@[-`{-~])$/

/**
 * A key as the app writes it, e.g. "Ctrl+Shift+S" or "?", for a native menu. Null for one that menus can't show, such
 * as "Ñ".
 */
export function acceleratorOf(chord: string): string | null {
  const [, modifiers = '', key = ''] = /^((?:(?:Ctrl|Alt|Shift)\+)*)(.+)$/.exec(chord) ?? []
  const name = renamed[key] ?? (shared.test(key) || symbol.test(key) ? key : null)
  return name === null ? null : modifiers.replace('Ctrl', 'CmdOrCtrl') + name
}
