import { saidOf } from '#shared/formats/sideBySide/said'
import type { SideBySide } from '#shared/matrix/sideBySide'
import { useLocale, useT } from '../app/language'

/** What the cases share and where they differ, in sentences whose factors lead to their rows. */
export function SaidFirst({
  beside,
  onOpen,
}: {
  beside: SideBySide
  onOpen: (codeId: string) => void
}) {
  const t = useT()
  const locale = useLocale()
  return (
    <section className="said-first" aria-label={t('compare.saidFirst')}>
      {saidOf(beside, t, locale).map(({ standing, title, none, lines }) => (
        <div key={standing} className={`said ${standing}`}>
          <h2>{title}</h2>
          {lines.length === 0 && <p className="muted">{none}</p>}
          <ul>
            {lines.map(({ before, factors, after }) => (
              <li key={factors[0]!.codeId}>
                {before}
                {factors.map(({ codeId, name }, i) => (
                  <span key={codeId}>
                    {i > 0 && ', '}
                    <button type="button" className="text-link" onClick={() => onOpen(codeId)}>
                      {name}
                    </button>
                  </span>
                ))}
                <span className="muted">{after}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
