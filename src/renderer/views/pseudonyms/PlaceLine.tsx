import { ArrowRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { SPEAKERS } from '#shared/pseudonyms/fields'
import type { ShownPlace } from '#shared/pseudonyms/searching'
import type { Wheres } from '#workers/names'
import { useT } from '../app/language'

/** One place with the words around it: what goes, what comes, and where that is. */
export function PlaceLine({
  place,
  where,
  mark,
  note,
}: {
  place: ShownPlace
  where: Wheres
  mark?: ReactNode
  note?: string | null
}) {
  const t = useT()
  const { id, path, before, found, insert, after, changes } = place
  const at = where[id]
  const isSpeaker = path === SPEAKERS
  return (
    <div className="place-line">
      {mark}
      <span className="place-words">
        <span className="muted">{before}</span>
        <del>{found}</del>
        <ArrowRight size={12} aria-hidden />
        <ins>{insert}</ins>
        <span className="muted">{after}</span>
      </span>
      {note && <span className="pill warn-pill">{note}</span>}
      <span className="muted small place-where">
        {at && t(isSpeaker ? 'names.where.speakers' : `names.where.${at.kind}`, { name: at.name })}
        {changes.length > 1 && isSpeaker && ` · ${t('names.turns', { count: changes.length })}`}
      </span>
    </div>
  )
}
