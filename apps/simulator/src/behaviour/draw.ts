/**
 * A number in [0, 1) that follows from the parts alone, the same on every machine: FNV-1a over the parts, then a final
 * mix so that parts which differ in one character draw independently.
 */
export function draw(...parts: readonly (string | number | null)[]): number {
  let hash = 0x811c9dc5;
  for (const part of parts) {
    const text = part === null ? '-' : String(part);
    for (let index = 0; index < text.length; index += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    }
    hash = Math.imul(hash ^ 0x1f, 0x01000193);
  }
  return mixed(hash) / 0x1_0000_0000;
}

function mixed(hash: number): number {
  let value = hash ^ (hash >>> 16);
  value = Math.imul(value, 0x85ebca6b);
  value ^= value >>> 13;
  value = Math.imul(value, 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
