import { randomBytes } from 'node:crypto';

/**
 * A new job id: `job-`, then a UUID of version 7, which starts with the time so that ids sort by it.
 * @param now milliseconds since 1970.
 */
export function newJobId(now: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = 0x70 | (bytes.readUInt8(6) & 0x0f);
  bytes[8] = 0x80 | (bytes.readUInt8(8) & 0x3f);
  const hex = bytes.toString('hex');
  return `job-${hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;
}
