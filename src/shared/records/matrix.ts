import * as v from 'valibot'
import { defineRecord, idOf, name } from './record'

export const measures = [
  'presence',
  'rating',
  'references',
  'distinctPassages',
  'mergedPassages',
  'words',
  'characters',
  'coverageWords',
  'coverageCharacters',
  'sources',
  'coders',
  'weightSum',
  'weightMax',
  'weightMean',
] as const

/** What the percentage of a number is of. */
export const percentages = ['none', 'row', 'column', 'total'] as const

const falling = v.boolean()

/** How the rows stand: as the cases are ordered, by hand, or by what they are or hold. */
const rowOrder = v.variant('by', [
  v.object({ by: v.literal('cases') }),
  v.object({ by: v.literal('name') }),
  v.object({ by: v.literal('hand'), caseIds: v.array(idOf('case')) }),
  v.object({ by: v.literal('attribute'), attributeId: idOf('attribute'), falling }),
  v.object({ by: v.literal('value'), codeId: idOf('code'), falling }),
  v.object({ by: v.literal('total'), falling }),
  v.object({ by: v.literal('similarity') }),
])

/** How the columns stand: as they were chosen, or by what they hold. */
const columnOrder = v.variant('by', [
  v.object({ by: v.literal('codes') }),
  v.object({ by: v.literal('value'), caseId: idOf('case'), falling }),
  v.object({ by: v.literal('total'), falling }),
  v.object({ by: v.literal('similarity') }),
])

/** Only cases that have one of these values of an attribute, written as the case table shows them. */
const condition = v.object({ attributeId: idOf('attribute'), values: v.array(v.string()) })

/** A saved view: which cases, which codes, which measure, and how they stand. */
export const matrix = defineRecord({
  type: 'matrix',
  entries: {
    name,
    kindId: idOf('caseKind'),
    /** The rows that were chosen by hand, even where all of them are gone; none means every case of the kind. */
    caseIds: v.array(idOf('case')),
    /** All of them hold for a row. */
    conditions: v.array(condition),
    /** The columns, in order, even where all of them are gone; none means every code. */
    codeIds: v.array(idOf('code')),
    measure: v.picklist(measures),
    percent: v.picklist(percentages),
    /** A parent counts the codings of its descendants too. */
    rollUp: v.boolean(),
    /** Codes that exclude one another show as one column, with the one that holds. */
    foldGroups: v.boolean(),
    rowOrder,
    columnOrder,
    /** Rows stand together by their value of this attribute, with subtotals. */
    groupById: v.nullable(idOf('attribute')),
    /** Cases across, codes down. */
    transposed: v.boolean(),
    order: v.pipe(v.number(), v.finite()),
  },
  indexes: [],
  migrations: [
    {
      to: 3,
      up: (old) => ({
        ...old,
        caseIds: [],
        conditions: [],
        percent: 'none',
        foldGroups: false,
        rowOrder: { by: 'cases' },
        columnOrder: { by: 'codes' },
        groupById: null,
        transposed: false,
      }),
    },
  ],
})

export type Measure = (typeof measures)[number]
