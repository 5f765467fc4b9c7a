import type { MatrixView } from '../records/schema'

export type Measure = MatrixView['measure']
