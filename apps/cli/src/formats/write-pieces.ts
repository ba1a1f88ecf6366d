import { openOutput } from '../output/open-output.js';

/** Writes a text that comes in pieces; the file appears when it is whole. Returns its bytes. */
export async function writePieces(out: string, pieces: AsyncIterable<string>): Promise<number> {
  const output = await openOutput(out);
  try {
    let bytes = 0;
    for await (const piece of pieces) {
      bytes += Buffer.byteLength(piece);
      await output.write(piece);
    }
    await output.finish();
    return bytes;
  } catch (error) {
    await output.abandon();
    throw error;
  }
}
