import type { Translate } from '../../messages/translate'
import { escapeHtml, htmlPage, htmlTable } from '../html'
import type { MethodStatement } from './method'

/** The statement as a part of a page. */
export const methodHtml = ({ sections, parameters }: MethodStatement, t: Translate): string =>
  `<p class="muted">${escapeHtml(t('method.hint'))}</p>
${sections.map(({ title, text }) => `<h3>${escapeHtml(title)}</h3><p>${escapeHtml(text)}</p>`).join('\n')}
<h3>${escapeHtml(parameters.title)}</h3>
${htmlTable(parameters)}`

export const methodPage = (
  statement: MethodStatement,
  project: string,
  t: Translate,
): Uint8Array => {
  const title = `${project}: ${t('report.method')}`
  const body = `<main><h1>${escapeHtml(title)}</h1>${methodHtml(statement, t)}</main>`
  return htmlPage({ title, lang: t('report.lang'), body })
}
