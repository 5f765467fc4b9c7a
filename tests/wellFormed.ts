import type { RequestArgs, RequestName } from '#shared/ipc/contract'

const uuid = '6f1c2a1e-4a55-4d0e-9c61-0d3f5f6d2b10'
const bytes = new Uint8Array([1])

/** One well-formed payload a request; a new request without one does not compile. */
export const wellFormed: { [N in RequestName]: RequestArgs<N> } = {
  openFiles: { purpose: 'project', multiple: false, folder: false },
  readFile: { handle: uuid },
  saveFile: { suggestedName: 'pumps.veta', bytes },
  writeFile: { handle: uuid, bytes },
  chooseMedia: {},
  findMedia: { handle: uuid },
  keepMedia: { handle: uuid, job: uuid },
  endCopy: { job: uuid },
  listCopies: {},
  deleteCopies: { handles: [uuid] },
  vaultLook: { uuid, seq: 0 },
  vaultProjects: {},
  vaultBegin: { uuid, bytes },
  vaultAppend: { uuid, rows: [] },
  vaultSeal: { uuid, sealing: null },
  vaultSnapshot: { uuid, why: 'asked' },
  vaultRead: { uuid, name: null },
  vaultForget: { uuid },
  diskSpace: {},
  putStoreAside: {},
  setWindow: { title: 'Pumps' },
  setMenu: { locale: 'en', accelerators: {} },
  pendingFiles: {},
}
