import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force'
import type { CoOccurrenceTable } from '../matrix/coOccurrenceTable'
import type { MeetingKind } from '../matrix/meetingPlaces'

export interface NetworkNode {
  codeId: string
  codings: number
  x: number
  y: number
  radius: number
}

export interface NetworkLink {
  /** Places in the list of nodes. */
  a: number
  b: number
  meetings: number
}

/** Codes as discs whose areas grow with their codings, joined where they meet; in a field of width × height. */
export interface Network {
  nodes: readonly NetworkNode[]
  links: readonly NetworkLink[]
}

const STEPS = 300
/** A few codes are not torn apart to fill the field: how far lengths are stretched at most. */
const STRETCH = 2

/**
 * Lays the codes that meet out by forces: links pull, discs push one another away (d3-force, Fruchterman and Reingold's
 * idea with velocity Verlet steps). Nearness has no measure of its own: read the links. The same table always gives the
 * same picture, for the library starts from a fixed spiral and a fixed sequence of numbers.
 */
export function network(
  table: CoOccurrenceTable,
  kind: MeetingKind,
  field: { width: number; height: number; least: number },
): Network {
  const joined = table.pairs.filter((pair) => pair[kind] >= field.least)
  const used = [...new Set(joined.flatMap(({ a, b }) => [a, b]))].toSorted((a, b) => a - b)
  const most = Math.max(1, ...used.map((i) => table.codes[i]!.codings))
  const nodes = used.map((i): SimulationNodeDatum & { code: number; radius: number } => ({
    code: i,
    radius: 6 + 16 * Math.sqrt(table.codes[i]!.codings / most),
  }))
  const links = joined.map((pair) => ({
    source: used.indexOf(pair.a),
    target: used.indexOf(pair.b),
    meetings: pair[kind],
  }))
  const strongest = links.reduce((most, { meetings }) => Math.max(most, meetings), 1)
  forceSimulation(nodes)
    .force(
      'link',
      forceLink(links.map((link) => ({ ...link })))
        .distance(150)
        .strength(({ meetings }) => 0.15 + 0.5 * (meetings / strongest)),
    )
    .force('charge', forceManyBody().strength(-420))
    .force(
      'collide',
      forceCollide<(typeof nodes)[number]>(({ radius }) => radius + 22),
    )
    .force('x', forceX(0).strength((0.09 * field.height) / field.width))
    .force('y', forceY(0).strength(0.09))
    .stop()
    .tick(STEPS)
  const margin = { x: 80, y: 40 }
  const fit = (values: readonly number[], size: number, edge: number) => {
    const [low, high] = [Math.min(...values), Math.max(...values)]
    const scale = high > low ? Math.min(STRETCH, (size - 2 * edge) / (high - low)) : 0
    return values.map((value) => size / 2 + (value - (low + high) / 2) * scale)
  }
  const xs = fit(
    nodes.map(({ x }) => x!),
    field.width,
    margin.x,
  )
  const ys = fit(
    nodes.map(({ y }) => y!),
    field.height,
    margin.y,
  )
  return {
    nodes: nodes.map(({ code, radius }, i) => ({
      ...table.codes[code]!,
      radius,
      x: Math.round(xs[i]!),
      y: Math.round(ys[i]!),
    })),
    links: links.map(({ source, target, meetings }) => ({ a: source, b: target, meetings })),
  }
}
