import { unzipSync } from 'fflate'
import { projectFile, projectParts, wordParts } from '../hostile/flavours'
import { utf8, type Target } from '../hostile/hostileFile'
import { rawZip } from '../hostile/rawZip'
import { sealed } from '../hostile/sealed'
import { mutatedBytes, mutatedText, randomFrom } from './mutate'

/** A format that mutants are made of: sound files of it, and how one of them is changed. */
export interface Format {
  target: Target
  /** The name of a mutant's file. */
  file: string
  mutant: (seed: number) => Uint8Array
}

const TALK =
  'Interviewer [00:00:01]: Why, año «1989»?\nP1 (00:00:05): Synthetic words of nobody, 🙂 yes.\n\nP2: "No", said nobody.\n12:30 And then?\nInterviewer: So.\n'
const MARKED =
  '# Talk\n\n**P1:** some *words* of __nobody__ and _more_ [a link](http://127.0.0.1:9/x).\n\n- one\n- two\n\n| a | b |\n\n```\ncode\n```\n> P2: so\n\nTitle\n=====\n'
const VTT =
  'WEBVTT - synthetic\n\nNOTE nothing\n\nSTYLE\n::cue { color: red }\n\n1\n00:00:01.000 --> 00:00:02.500 align:start\n<v P1>Some <i>words</i> &amp; more\n\n00:03.000 --> 00:04.000\n- P2: No.\n- P1: Yes.\n'
const SRT =
  '1\r\n00:00:01,000 --> 00:00:02,500\r\nP1: Some {\\an8}words\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\n<b>P2:</b> No.\r\n'
const TABLE =
  'Case;Staff;Founded abroad;"Turnover (EUR)";Since\nNova;1.200;no;"1,5";1956-03\n"Bi""sa";n/a;yes;x;1989\nUtec;12;no;3;2001-01-01\n'
const MEMO =
  'A **bold** and *italic* memo, [[coding:n7|their words]].\n\n- one\n- two\n\n1. a\n2. b\n'
const PAGE =
  '<html><head><style>p{}</style></head><body><h1>Talk</h1><p class="x">P1: <b>some</b> <i>words</i> &amp; more<br></p><ul><li>one<li>two</ul><table><tr><td>cell</td></tr></table><!-- note --><a href="http://127.0.0.1:9/x">link</a><script>globalThis.canary=1</script></body></html>'
const WORD =
  '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Talk</w:t></w:r></w:p><w:p><w:r><w:rPr><w:b/><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">P1: </w:t></w:r><w:ins><w:r><w:t>words &amp; more</w:t><w:br/><w:t>P2: so</w:t><w:tab/></w:r></w:ins><w:r><w:footnoteReference w:id="1"/></w:r></w:p><w:tbl><w:tr><w:trPr/><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>'
const NOTES =
  '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="1"><w:p><w:r><w:t>a note</w:t></w:r></w:p></w:footnote></w:footnotes>'
const LINKS =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>'

const KEY =
  '{"format":"veta-key","version":1,"projectId":"project:one","names":[{"name":"Ana Nova","forms":["Anita"],"pseudonym":"P1"},{"name":"Bisa","forms":[],"pseudonym":"F2"}],"rounds":[{"at":1,"fields":[{"id":"source:n2","path":"name","places":[{"start":0,"now":"I","was":"Ana","before":"","after":"nterview"}]}]}]}'

/** Half of the mutants are changed as text, the others in their bytes. */
const text = (target: Target, file: string, sound: string): Format => ({
  target,
  file,
  mutant: (seed) => {
    const random = randomFrom(seed)
    return random() < 0.5 ? utf8(mutatedText(sound, random)) : mutatedBytes(utf8(sound), random)
  },
})

const underSeal = (
  target: Target,
  file: string,
  sound: Uint8Array,
  mutantOf: (random: () => number) => Uint8Array,
): Format => {
  const whole = sealed(sound)
  return {
    target,
    file,
    mutant: (seed) => {
      const random = randomFrom(seed)
      return random() < 0.25 ? mutatedBytes(whole, random) : sealed(mutantOf(random))
    },
  }
}

const word = () =>
  wordParts(WORD, { 'word/footnotes.xml': NOTES, 'word/_rels/document.xml.rels': LINKS })
const packedWord = rawZip(word())
const partNames = Object.keys(unzipSync(projectFile))

export const formats: Readonly<Record<string, Format>> = {
  txt: text('transcript', 'mutant.txt', TALK),
  md: text('transcript', 'mutant.md', MARKED),
  vtt: text('transcript', 'mutant.vtt', VTT),
  srt: text('transcript', 'mutant.srt', SRT),
  pasted: text('pasted', 'mutant', TALK),
  table: text('table', 'mutant.csv', TABLE),
  memo: text('memo', 'mutant', MEMO),
  page: text('page', 'mutant', PAGE),
  /** Mutants of what is in the package, in a sound package; every fourth is a mutant of the package itself. */
  docx: {
    target: 'transcript',
    file: 'mutant.docx',
    mutant: (seed) => {
      const random = randomFrom(seed)
      if (random() < 0.25) return mutatedBytes(packedWord, random)
      const parts = word()
      const chosen = Math.floor(random() * parts.length)
      const content = utf8(mutatedText(new TextDecoder().decode(parts[chosen]!.content), random))
      return rawZip(parts.map((part, i) => (i === chosen ? { ...part, content } : part)))
    },
  },
  /** Mutants whose hashes and counts were mended after the change; every fourth is a mutant of the package itself. */
  veta: {
    target: 'project',
    file: 'mutant.veta',
    mutant: (seed) => {
      const random = randomFrom(seed)
      if (random() < 0.25) return mutatedBytes(projectFile, random)
      const chosen = partNames[Math.floor(random() * partNames.length)]!
      return rawZip(projectParts({ [chosen]: (sound) => mutatedText(sound, random) }))
    },
  } /** Mutants of what is sealed, in a sound sealed file; every fourth is a mutant of the file, its lock included. */,
  sealed: underSeal('sealed', 'mutant.veta', projectFile, (random) =>
    mutatedBytes(projectFile, random),
  ),
  key: underSeal('key', 'mutant.vetakey', utf8(KEY), (random) => utf8(mutatedText(KEY, random))),
}
