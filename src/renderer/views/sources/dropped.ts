import { useEffect, useState } from 'react'
import { create } from 'zustand'
import { filesFromDrop } from '#host/drop'
import type { PickedFile } from '#host/host'
import { useLocation } from '../app/location'

interface Dropped {
  files: readonly PickedFile[]
  drop: (files: readonly PickedFile[]) => void
  /** Hands the files over, and forgets them. */
  take: () => readonly PickedFile[]
}

/** Files that were let go over the window and that the import has not taken yet. */
export const useDropped = create<Dropped>()((set, get) => ({
  files: [],
  drop: (files) => set({ files: [...get().files, ...files] }),
  take: () => {
    const { files } = get()
    set({ files: [] })
    return files
  },
}))

/** Lets files be dropped anywhere in the window; they open the import. Returns whether some hang over it now. */
export function useFileDrop(): boolean {
  const [over, setOver] = useState(false)
  const go = useLocation((state) => state.go)
  const drop = useDropped((state) => state.drop)
  useEffect(() => {
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const onOver = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      if (!event.dataTransfer || !holdsFiles(event)) return
      event.preventDefault()
      setOver(false)
      void filesFromDrop(event.dataTransfer).then((files) => {
        drop(files)
        go({ overlay: 'import' })
      })
    }
    window.addEventListener('dragover', onOver)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [drop, go])
  return over
}
