import * as v from 'valibot'

const mark = v.object({ type: v.picklist(['bold', 'italic', 'underline']) })
const text = v.object({
  type: v.literal('text'),
  text: v.pipe(
    v.string(),
    v.nonEmpty(),
    v.check((value) => !/[\n\r]/.test(value), 'Expected no line break inside a text node'),
  ),
  marks: v.exactOptional(v.array(mark)),
})
const hardBreak = v.object({ type: v.literal('hardBreak') })
const content = v.exactOptional(v.array(v.variant('type', [text, hardBreak])))

/**
 * `speaker`: who starts to speak with this block; null where the turn before goes on.
 * `time`: milliseconds from the start of the recording, where the transcript says.
 */
const turn = {
  speaker: v.nullable(v.string()),
  time: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
}

const paragraph = v.object({ type: v.literal('paragraph'), attrs: v.object(turn), content })
const heading = v.object({
  type: v.literal('heading'),
  attrs: v.object({
    ...turn,
    level: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(6)),
  }),
  content,
})

/** A transcript as ProseMirror JSON: a flat list of blocks, so that a position is one number. */
export const transcriptSchema = v.object({
  type: v.literal('doc'),
  content: v.pipe(v.array(v.variant('type', [paragraph, heading])), v.minLength(1)),
})

export type Transcript = v.InferOutput<typeof transcriptSchema>
export type Block = Transcript['content'][number]
export type Inline = NonNullable<Block['content']>[number]

/** A transcript as an editor gives it, without what the schema does not know. Throws for anything that is none. */
export const parseTranscript = (input: unknown): Transcript => v.parse(transcriptSchema, input)
