/** A quiet tone as a WAV file: 8 kHz, 8 bit, one channel. */
export function tone(seconds: number): Uint8Array {
  const rate = 8000
  const samples = seconds * rate
  const file = Buffer.alloc(44 + samples)
  file.write('RIFF', 0)
  file.writeUInt32LE(36 + samples, 4)
  file.write('WAVEfmt ', 8)
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(rate, 24)
  file.writeUInt32LE(rate, 28)
  file.writeUInt16LE(1, 32)
  file.writeUInt16LE(8, 34)
  file.write('data', 36)
  file.writeUInt32LE(samples, 40)
  for (let i = 0; i < samples; i += 1)
    file[44 + i] = 128 + Math.round(20 * Math.sin((i / rate) * 2 * Math.PI * 440))
  return file
}
