/** A transcript with a paragraph a line, spoken by these people in turn. */
export const blocksOf = (text: string, speakers: readonly string[]) => ({
  type: 'doc',
  content: text.split('\n').map((line, i) => ({
    type: 'paragraph',
    attrs: { speaker: speakers[i % Math.max(1, speakers.length)] ?? null, time: null },
    ...(line !== '' && { content: [{ type: 'text', text: line }] }),
  })),
})
