import { describe, expect, test } from 'vitest'
import { talk } from './reading'

describe('captions', () => {
  test('WebVTT gives voices and times, and joins the cues of a sentence', async () => {
    const vtt =
      'WEBVTT\n\nNOTE made by a machine\n\n1\n00:00:01.000 --> 00:00:03.000\n<v Interviewer>How did\n\n00:00:03.000 --> 00:00:04.000\n<v Interviewer>it start?\n\n00:00:06.500 --> 00:00:08.000\n<v Manager>With a <b>jumbo</b> &amp; luck.\n'
    expect(await talk('a.vtt', vtt)).toEqual([
      ['Interviewer', 1000, 'How did it start?'],
      ['Manager', 6500, 'With a jumbo & luck.'],
    ])
  })

  test('SubRip, also with Windows line ends and labels in the text', async () => {
    const srt =
      '1\r\n00:00:01,000 --> 00:00:02,000\r\nP1: Yes.\r\n\r\n2\r\n00:00:05,000 --> 00:00:07,000\r\nP2: No.\r\n\r\n3\r\n00:00:08,000 --> 00:00:09,000\r\nP1: Well.\r\n'
    expect(await talk('a.srt', srt)).toEqual([
      ['P1', 1000, 'Yes.'],
      ['P2', 5000, 'No.'],
      ['P1', 8000, 'Well.'],
    ])
  })

  test('a caption keeps what only looks like a tag, and its entities are read', async () => {
    const said =
      '<i>P1: x < 5 and y > 3</i> &amp; Lima&#8217;s caf&eacute; <00:00:01.500>{\\an8}end.'
    expect(await talk('a.srt', `1\n00:00:01,000 --> 00:00:02,000\n${said}`)).toEqual([
      ['P1', 1000, 'x < 5 and y > 3 & Lima’s café end.'],
    ])
  })

  test('a caption in which two speak has a turn of each', async () => {
    const voices =
      'WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ana>Why\nthere?</v> <v.loud Juan>Because.</v>\n'
    expect(await talk('a.vtt', voices)).toEqual([
      ['Ana', 1000, 'Why there?'],
      ['Juan', 1000, 'Because.'],
    ])
    const labels =
      '1\n00:00:01,000 --> 00:00:04,000\nAna: Why\nthere?\nJuan: Because.\n\n2\n00:00:04,000 --> 00:00:06,000\nAna: I see.\nJuan: Yes.'
    expect(await talk('a.srt', labels)).toEqual([
      ['Ana', 1000, 'Why there?'],
      ['Juan', 1000, 'Because.'],
      ['Ana', 4000, 'I see.'],
      ['Juan', 4000, 'Yes.'],
    ])
  })

  test.each([
    [
      'without blank rows',
      '1\n00:00:01,000 --> 00:00:02,000\nP1: one\n2\n00:00:03,000 --> 00:00:04,000\nP2: two',
    ],
    [
      'with a blank row below each time',
      '1\n00:00:01,000 --> 00:00:02,000\n\nP1: one\n\n2\n00:00:03,000 --> 00:00:04,000\n\nP2: two\n',
    ],
    [
      'with captions that say nothing',
      '1\n00:00:01,000 --> 00:00:02,000\nP1: one\n\n2\n00:00:02,000 --> 00:00:02,500\n\n3\n00:00:03,000 --> 00:00:04,000\nP2: two\n',
    ],
    [
      'with a caption that is commented out',
      'WEBVTT\n\n00:01.000 --> 00:02.000\nP1: one\n\nNOTE\n00:02.000 --> 00:02.500\nno\n\nSTYLE\n::cue {}\n\na name\n00:03.000 --> 00:04.000 align:start\nP2: two',
    ],
  ])('captions %s are read', async (_name, text) => {
    const name = text.startsWith('WEBVTT') ? 'a.vtt' : 'a.srt'
    expect(await talk(name, text)).toEqual([
      ['P1', 1000, 'one'],
      ['P2', 3000, 'two'],
    ])
  })

  test('a sentence of a caption that ends with a clock time stays one', async () => {
    const text =
      '1\n00:00:01,000 --> 00:00:02,000\nP1: So\n\n2\n00:00:02,000 --> 00:00:03,000\nwe left at 12:30\n\n3\n00:00:03,000 --> 00:00:04,000\nwith a truck.'
    expect(await talk('a.srt', text)).toEqual([['P1', 1000, 'So we left at 12:30 with a truck.']])
  })
})
