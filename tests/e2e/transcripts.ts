import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Synthetic transcripts of two invented firms: one as text, one as captions, beside files that can't be read. */
export async function writeTranscripts(folder: string): Promise<string> {
  const place = join(folder, 'interviews')
  await mkdir(place, { recursive: true })
  const files: Record<string, string> = {
    'Alpha.txt': [
      'Synthetic interview, written for a test.',
      '',
      'Interviewer [00:00:05]: What moved you to develop the new pump?',
      'P1 [00:00:12]: The mine asked for it. We had no choice but to follow their standard.',
      'Interviewer [00:00:40]: And what held you back?',
      'P1 [00:00:47]: Money. No bank lends for something that does not exist yet.',
    ].join('\n'),
    'Beta.vtt': [
      'WEBVTT',
      '',
      '00:00:01.000 --> 00:00:05.000',
      '<v Interviewer>How do you reach the mines?',
      '',
      '00:00:06.000 --> 00:00:14.000',
      '<v Manager>Through people we know. A call is worth more than a tender.',
    ].join('\n'),
    'empty.txt': '',
    'broken.docx': 'PK\u0003\u0004 this is no Word document',
  }
  for (const [name, content] of Object.entries(files)) await writeFile(join(place, name), content)
  return place
}
