/** Chromium's names of what a page may ask a person for, and Electron's. */
const permissions = {
  geolocation: 'geolocation',
  notifications: 'notifications',
  camera: 'media',
  microphone: 'media',
  midi: 'midi',
  'clipboard-read': 'clipboard-read',
  'persistent-storage': 'persistent-storage',
  'window-management': 'window-management',
  'local-fonts': 'local-fonts',
}

/** What the app sets for all of its pages. Like Electron's, it grants everything until it is told otherwise. */
export class Session {
  #mayHave = () => true
  #beforeRequest = null

  constructor(protocol) {
    this.protocol = protocol
    this.webRequest = {
      onBeforeRequest: (listener) => {
        this.#beforeRequest = listener
      },
    }
  }
  setPermissionRequestHandler(handler) {
    this.askPermission = handler
  }
  setPermissionCheckHandler(handler) {
    this.#mayHave = handler ?? (() => true)
  }
  setDevicePermissionHandler() {}
  setSpellCheckerLanguages() {}

  /** Whether the app lets a request go out. */
  lets(details) {
    if (!this.#beforeRequest) return true
    return new Promise((resolve) => {
      this.#beforeRequest(details, ({ cancel }) => resolve(!cancel))
    })
  }

  /**
   * Lets the browser answer its pages as the app's handlers do. Electron asks one when a page looks and the other when
   * it asks; Chromium has one setting for both, which grants what either of them grants.
   */
  async applyPermissions(browser, contents) {
    for (const [name, electronName] of Object.entries(permissions)) {
      const granted = await new Promise((resolve) => {
        if (!this.askPermission || this.#mayHave(contents, electronName, contents.url, {})) {
          resolve(true)
        } else this.askPermission(contents, electronName, resolve, {})
      })
      const setting = granted ? 'granted' : 'denied'
      await browser.ask('Browser.setPermission', { permission: { name }, setting })
    }
  }
}
