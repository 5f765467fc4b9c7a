import type { AnyRecord, Code, Coding, IdOf, RecordType } from '#shared/records/schema'
import type { Transcript } from '#shared/records/transcript'
import { anchorAt } from '#shared/text/anchor'
import { canonicalText } from '#shared/text/canonical'
import { characterCount } from '#shared/text/characters'
import { wordCount } from '#shared/text/words'
import { randomFrom, type Random } from './random'
import type { Size } from './tiers'

const WORDS = (
  'the mine asked us for a rig we built it in Lima and tested at work el proveedor innova con su cliente porque la ' +
  'minería pide perforación en túneles angostos without long-term contracts nobody’s risk is shared 👷 ⛏️ 𝑛 año'
).split(' ')
const SPEAKERS = ['Interviewer', 'Manager', 'Engineer']
const MADE_AT = Date.UTC(2026, 0, 1)

const idAt = <T extends RecordType>(type: T, n: number) => `${type}:${n}` as IdOf<T>

function transcript(words: number, random: Random): Transcript {
  const content: Transcript['content'] = []
  for (let left = words; left > 0 || content.length === 0;) {
    const length = Math.min(left, 20 + random.below(60))
    left -= length
    const said = Array.from({ length }, () => random.pick(WORDS)).join(' ')
    content.push({
      type: 'paragraph',
      attrs: { speaker: random.pick(SPEAKERS), time: null },
      ...(said === '' ? {} : { content: [{ type: 'text', text: `${said}.` }] }),
    })
  }
  return { type: 'doc', content }
}

/** A tree three levels deep: every fifth code is a theme, the others hang below an earlier code of theirs. */
function codebook(count: number, random: Random): Code[] {
  return Array.from({ length: count }, (_, n): Code => {
    const theme = n - (n % 5)
    const parent = n % 5 === 0 ? null : n % 5 < 3 ? theme : theme + 1 + random.below(2)
    return {
      type: 'code',
      id: idAt('code', n),
      name: `Code ${n}`,
      parentId: parent === null ? null : idAt('code', parent),
      order: n,
      colour: 'indigo',
      key: `k${n}`,
      definition: '',
      include: '',
      exclude: '',
      example: '',
      caseKindIds: [],
      exclusiveGroup: '',
      memo: '',
    }
  })
}

/**
 * A made-up project of a given size, the same for the same seed: each source belongs to a case, every tenth in two
 * halves to two; passages of up to 80 words overlap freely; two coders; one coding in ten speaks against its code.
 */
export function generateProject(size: Size, seed = 1): AnyRecord[] {
  const random = randomFrom(seed)
  const kindId = idAt('caseKind', 0)
  const coders = [idAt('coder', 0), idAt('coder', 1)]
  const records: AnyRecord[] = [
    {
      type: 'project',
      id: idAt('project', 0),
      name: 'Generated project',
      memo: '',
      createdAt: MADE_AT,
      pins: [],
    },
    ...coders.map((id, n): AnyRecord => ({
      type: 'coder',
      id,
      name: `Coder ${n}`,
      createdAt: MADE_AT,
    })),
    { type: 'caseKind', id: kindId, name: 'Firm', order: 0 },
    ...Array.from({ length: size.cases }, (_, n): AnyRecord => ({
      type: 'case',
      id: idAt('case', n),
      kindId,
      name: `Firm ${n}`,
      aliases: [],
      order: n,
      memo: '',
    })),
    ...codebook(size.codes, random),
  ]
  const texts: string[] = []
  for (let n = 0; n < size.sources; n += 1) {
    const sourceId = idAt('source', n)
    const doc = transcript(Math.round(size.words / size.sources), random)
    const text = canonicalText(doc)
    texts.push(text)
    records.push(
      {
        type: 'source',
        id: sourceId,
        name: `Interview ${n}`,
        format: 'txt',
        fileName: `interview-${n}.txt`,
        encoding: 'UTF-8',
        importedAt: MADE_AT,
        words: wordCount(text),
        characters: characterCount(text),
        memo: '',
        media: null,
      },
      { type: 'text', id: idAt('text', n), sourceId, doc, text },
    )
    const halves = n % 10 === 0 ? [text.length >> 1] : []
    const bounds = [0, ...halves, text.length]
    bounds.slice(1).forEach((end, part) => {
      records.push({
        type: 'extent',
        id: `extent:${n}-${part}`,
        caseId: idAt('case', (n + part) % size.cases),
        sourceId,
        anchor: halves.length === 0 ? null : anchorAt(text, { start: bounds[part]!, end }),
        detached: false,
      })
    })
  }
  for (let n = 0; n < size.codings; n += 1) {
    const source = random.below(size.sources)
    const text = texts[source]!
    const start = random.below(text.length - 10)
    const anchor = anchorAt(text, { start, end: start + 10 + random.below(400) })
    if (!anchor) throw new Error(`No passage at ${start} of source ${source}`)
    records.push({
      type: 'coding',
      id: idAt('coding', n),
      sourceId: idAt('source', source),
      codeId: idAt('code', random.below(size.codes)),
      coderId: random.pick(coders),
      anchor,
      detached: false,
      weight: null,
      polarity: random.below(10) === 0 ? 'contradicts' : 'supports',
      memo: '',
      representative: false,
      createdAt: MADE_AT,
    } satisfies Coding)
  }
  return records
}
