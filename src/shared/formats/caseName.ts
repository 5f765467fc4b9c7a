/** Words that file names of interviews carry and names of cases do not. */
const NOISE =
  /^(interview|entrevista|transcript|transcripcion|transcripción|transcription|audio|final|draft|version|v\d+|int|ent|\d{1,4}|\d{6,8}|\d{4}-\d{2}-\d{2})$/i

/** The case that a file's name suggests: "01_Resemin_interview.docx" is about Resemin. */
export function caseNameFrom(fileName: string): string {
  const stem = fileName.replace(/^.*[/\\]/, '').replace(/\.[^.]+$/, '')
  const words = stem
    .split(/[_\s]+|(?<=\S)\s*-\s*(?=\p{L})|(?<=\p{L})-(?=\d)/u)
    .filter((word) => word !== '')
  const kept = words.filter((word) => !NOISE.test(word))
  return (kept.length > 0 ? kept : words).join(' ').trim()
}
