import type { Translate } from '../../messages/translate'
import { codebookOf } from '../../records/codebook'
import type { Code, IdOf } from '../../records/schema'
import { escapeHtml, htmlPage } from '../html'
import { dataStructure } from './dataStructure'
import { dataStructureSvg } from './dataStructureSvg'

/** The figure on a page of its own, with the same tree as a list for whoever can't see it. */
export function dataStructurePage(
  codes: readonly Code[],
  project: string,
  t: Translate,
): Uint8Array {
  const book = codebookOf(codes)
  const list = (parentId: IdOf<'code'> | null): string => {
    const children = book.childrenOf(parentId)
    if (children.length === 0) return ''
    return `<ul>${children
      .map(
        ({ id, name, definition }) =>
          `<li>${escapeHtml(name)}${definition === '' ? '' : `<span class="muted">: ${escapeHtml(definition)}</span>`}${list(id)}</li>`,
      )
      .join('')}</ul>`
  }
  const title = `${project}: ${t('report.structure')}`
  const body = `<main><h1>${escapeHtml(title)}</h1>
<figure>${dataStructureSvg(dataStructure(codes), t)}</figure>
<h2>${escapeHtml(t('report.asList'))}</h2>
${list(null) || `<p>${escapeHtml(t('report.noCodes'))}</p>`}</main>`
  return htmlPage({ title, lang: t('report.lang'), body })
}
