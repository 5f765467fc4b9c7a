import { useState } from 'react'
import type { ParsedProject } from '#shared/formats/projectFile'
import type { Lock, Sealing } from '#shared/sealing/lock'
import { parseSealed } from '#shared/sealing/sealedFile'
import { plainName } from '#shared/text/plainName'
import { adoptProject } from '#history/projects'
import { writingRefusal } from '#history/space'
import type { PickedFile } from '#host/host'
import { sharedWorker } from '#workers/client'
import { useT } from '../app/language'
import { useToasts } from '../app/toasts'
import { useFileReading } from '../app/useFileReading'
import { reasonOf } from '../safety/wording'

/** A project file that a person has to unlock first. */
interface SealedFile {
  name: string
  bytes: Uint8Array
  lock: Lock
}

/** Opens project files and the sample study as projects of this computer. */
export function useOpening(onOpen: (uuid: string) => Promise<void>) {
  const t = useT()
  const say = useToasts((state) => state.say)
  const [busy, setBusy] = useState(false)
  const [sealedFile, setSealedFile] = useState<SealedFile | null>(null)
  const { file: reading, read, stop } = useFileReading('parseProject')
  const guarded = async (work: () => Promise<string | null>) => {
    // What is opened here becomes a project of this computer: a full disk could take all others with it.
    const refusal = writingRefusal()
    if (refusal) return say({ text: t(refusal.refused.key, refusal.refused.values), bad: true })
    setBusy(true)
    try {
      const uuid = await work()
      if (uuid) await onOpen(uuid)
    } catch (error) {
      say({ text: t('start.cannotOpen', { reason: reasonOf(error, t) }), bad: true })
    } finally {
      setBusy(false)
    }
  }
  const adopted = async (
    parsed: ParsedProject | null,
    fileName: string,
    sealing: Sealing | null,
  ): Promise<string | null> => {
    if (!parsed) return null
    if (parsed.ok) return adoptProject(parsed, { fileName, sample: false, sealing })
    const { key, values } = parsed.problem
    say({ text: `${plainName(fileName)}: ${t(key, values)}`, bad: true })
    return null
  }
  return {
    busy,
    reading,
    stop,
    openFile: (file: PickedFile) =>
      guarded(async () => {
        const bytes = await file.bytes()
        const sealed = parseSealed(bytes)
        if (!sealed) return adopted(await read(file.name, { bytes }), file.name, null)
        setSealedFile({ name: file.name, bytes, lock: sealed.lock })
        return null
      }),
    sealedFile,
    leaveSealed: () => setSealedFile(null),
    openSealed: ({ name, bytes, lock }: SealedFile, key: Uint8Array) =>
      guarded(async () => {
        setSealedFile(null)
        return adopted(await read(name, { bytes, key }), name, { key, lock })
      }),
    openSample: () =>
      guarded(async () => {
        const texts = { name: t('start.sampleName'), memo: t('start.sampleMemo') }
        const contents = await sharedWorker().run('sample', texts)
        return adoptProject(contents, { fileName: null, sample: true })
      }),
  }
}
