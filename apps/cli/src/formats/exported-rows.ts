import { exportedRowSchema, type ExportedRow } from '@beacon/formats';
import type { Gateway } from '../gateway/gateway.js';
import { GatewayError } from '../gateway/gateway-client.js';
import { Silence } from '../gateway/silence.js';
import { readLines, type Line } from '../rows/read-lines.js';
import { readRow } from '../rows/read-row.js';

/** A large job is read as a whole before the first byte is there. */
const SILENCE_MS = 10 * 60_000;

/**
 * Every execution of a job, as the gateway exports it, one at a time and no faster than they are taken.
 * @throws GatewayRefusal when the gateway refuses it; GatewayError when it breaks off, or sends something else.
 */
export async function* exportedRows(
  gateway: Gateway,
  job: string,
): AsyncGenerator<ExportedRow, void, undefined> {
  const silence = new Silence(SILENCE_MS);
  try {
    const path = `/api/v1/jobs/${encodeURIComponent(job)}/export?format=jsonl`;
    const response = await gateway.open(path, { signal: silence.signal });
    const input = { name: gateway.address, bytes: bytesOf(gateway, response, silence) };
    for await (const lines of readLines(input)) {
      yield* lines.map((line) => rowOf(gateway, line));
    }
  } finally {
    silence.end();
  }
}

function rowOf({ address }: Gateway, line: Line): ExportedRow {
  const read = readRow(exportedRowSchema, line);
  if (read.ok) return read.row;
  throw new GatewayError(
    `${address} exports a row in a form that this version does not know (${read.problems[0] ?? ''}): is it another version?`,
  );
}

/** A gateway that cannot go on with a file ends it by breaking the connection. */
async function* bytesOf(
  { address }: Gateway,
  { body }: Response,
  silence: Silence,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for await (const chunk of body?.pipeThrough(silence.heard()) ?? []) yield chunk;
  } catch (cause) {
    throw new GatewayError(`The export broke off: ${address} ended the connection.`, { cause });
  }
}
