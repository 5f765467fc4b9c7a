import { plainName } from '../text/plainName'

/** Words that file names of interviews carry and names of cases do not. */
const NOISE =
  /^(interview|entrevista|transcript|transcripcion|transcripción|transcription|audio|final|draft|version|v\d+|int|ent|\d{1,4}\.?|\d{6,8}|\d{4}-\d{2}-\d{2})$/i
/** Words that say what a case is, so that only the number beside them says which: "Firm 12". */
const GENERIC =
  /^(firm|company|case|supplier|client|customer|school|clinic|hospital|agency|group|participant|respondent|informant|empresa|compañía|compania|caso|proveedora?|cliente|escuela|colegio|clínica|clinica|agencia|grupo|participante|informante)$/i

/** What only parts words; an ampersand, a percent sign or a picture belongs to a name: "Smith & Sons". */
const PARTING = /^[-–—.,;:()[\]{}]+$/u
/** Ampersands that join nothing, as what they joined is no part of the name. */
const LOOSE = /^(?:[&+] )+|(?: [&+])+$/g

function nameOf(stem: string): string {
  const words = plainName(stem)
    .split(/[_\s]+(?!%)|(?<=\S)\s*-\s*(?=\p{L})|(?<=\p{L})-(?=\d)/u)
    .filter((word) => word !== '' && !PARTING.test(word))
  const joined = (some: readonly string[]) => some.join(' ').replace(/_/g, ' ').replace(LOOSE, '')
  const kept = words.filter((word) => !NOISE.test(word))
  if (kept.every((word) => /^[&+%]+$/.test(word))) return joined(words)
  if (!kept.every((word) => GENERIC.test(word))) return joined(kept)
  return joined(words.filter((word) => !NOISE.test(word) || /^\d{1,4}$/.test(word)))
}

/** The case that a file's name suggests: "01_Resemin_interview.docx" is about Resemin. */
export function caseNameFrom(fileName: string): string {
  const base = fileName.replace(/^.*[/\\]/, '')
  return nameOf(base.replace(/\.[^.]+$/, '')) || plainName(base)
}

/** The case that a folder's name suggests; what stands behind its last full stop is part of it: "Bisa S.A". */
export const caseNameOfFolder = (name: string): string => nameOf(name) || plainName(name)
