import type { MatrixView } from '../records/schema'

/** What a matrix shows and how, without what it is called. */
export type Arrangement = Omit<MatrixView, 'type' | 'id' | 'name' | 'order'>
