import { arrangedMatrix } from '#shared/matrix/arrange'
import type { ArrangedMatrix } from '#shared/matrix/arrangedMatrix'
import type { Arrangement } from '#shared/matrix/arrangement'
import type { ProjectNow } from './keptProject'

/** The matrix of an arrangement; views that ask for the same cases and codes share what is counted. */
export function arrangedNow(project: ProjectNow, arrangement: Arrangement): ArrangedMatrix {
  const by = {
    cases: project.all('case').toSorted((a, b) => a.order - b.order),
    codes: project.all('code'),
    attributes: project.all('attribute'),
    attributeValues: project.all('attributeValue'),
  }
  // How it is arranged changes nothing of what is counted.
  const { kindId, caseIds, conditions, codeIds, rollUp } = arrangement
  const key = JSON.stringify([kindId, caseIds, conditions, codeIds, rollUp])
  return arrangedMatrix(by, arrangement, (request) => project.count(key, request))
}
