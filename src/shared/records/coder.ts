import { defineRecord, instant, name } from './record'

/** Somebody who codes or judges. */
export const coder = defineRecord({
  type: 'coder',
  entries: { name, createdAt: instant },
  indexes: [],
})
