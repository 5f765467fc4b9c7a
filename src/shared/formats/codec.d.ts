/** The Encoding standard: pure, and the same in browsers and in Node, but in neither's absence part of es2023. */
declare class TextDecoder {
  constructor(encoding?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  decode(bytes: Uint8Array, options?: { stream?: boolean }): string
}

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>
}
