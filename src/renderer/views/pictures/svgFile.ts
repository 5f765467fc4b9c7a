/** What a picture looks like comes from the style sheet; a file has to say it itself. */
const SAID = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'paint-order',
] as const

const forScreenOnly = [
  'class',
  'style',
  'tabindex',
  'role',
  'aria-label',
  'aria-describedby',
  'data-at',
  'data-colour',
]

/** A picture on the screen as the text of an SVG file that stands by itself, in the colours of the theme in force. */
export function svgText(picture: SVGSVGElement, title: string): string {
  const copy = picture.cloneNode(true) as SVGSVGElement
  const shown = [picture, ...picture.querySelectorAll('*')]
  for (const [i, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
    if (element.closest('defs') === null || element.hasAttribute('class')) {
      const style = getComputedStyle(shown[i]!)
      for (const name of SAID) element.setAttribute(name, style.getPropertyValue(name))
    }
    for (const name of forScreenOnly) element.removeAttribute(name)
  }
  const make = (name: string) => document.createElementNS('http://www.w3.org/2000/svg', name)
  const heading = make('title')
  heading.textContent = title
  const ground = make('rect')
  ground.setAttribute('width', '100%')
  ground.setAttribute('height', '100%')
  ground.setAttribute('fill', getComputedStyle(picture).backgroundColor)
  copy.prepend(heading, ground)
  return new XMLSerializer().serializeToString(copy)
}

/** Pixels of the file for each pixel of the screen: sharp in print. */
const SHARPNESS = 2

/** The same picture as a PNG file. */
export async function pngBytes(picture: SVGSVGElement, title: string): Promise<Uint8Array> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(picture, title))}`
  await image.decode()
  const { width, height } = picture.viewBox.baseVal
  const canvas = document.createElement('canvas')
  canvas.width = width * SHARPNESS
  canvas.height = height * SHARPNESS
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('The picture is too large for a PNG file')
  return new Uint8Array(await blob.arrayBuffer())
}
