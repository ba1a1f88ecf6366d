import { Gateway } from '../gateway/gateway.js';
import { GatewayError } from '../gateway/gateway-client.js';
import { openOutput } from '../output/open-output.js';
import { apiFields } from '../program/api-fields.js';
import type { Given } from '../program/registration.js';
import { number } from '../terminal/format.js';
import { terminalLine } from '@beacon/domain';

const FIELDS = [
  'format',
  'region',
  'model_id',
  'question_id',
  'status',
  'outcome',
  'quarantined',
  'text',
  'bom',
] as const;

/** Writes a job to a file, which appears when it is whole. */
export async function exportJob(job: string, given: Given): Promise<void> {
  const gateway = Gateway.of(given);
  const query = new URLSearchParams(apiFields(given, FIELDS) as Record<string, string>);
  // What is refused is refused before a file is opened.
  const response = await gateway.open(
    `/api/v1/jobs/${encodeURIComponent(job)}/export?${query.toString()}`,
  );
  const path = typeof given.out === 'string' ? given.out : nameOf(job, response);
  const output = await openOutput(path);
  try {
    let bytes = 0;
    for await (const chunk of chunksOf(response)) {
      bytes += chunk.length;
      await output.write(chunk);
    }
    await output.finish();
    if (path !== '-') process.stderr.write(`${terminalLine(path)}: ${number(bytes)} bytes\n`);
  } catch (error) {
    await output.abandon();
    throw error;
  }
}

/** A file that breaks off is no file: the gateway ends it by breaking the connection. */
async function* chunksOf({ body, url }: Response): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for await (const chunk of body ?? []) yield chunk;
  } catch (cause) {
    throw new GatewayError(`The file broke off: ${new URL(url).origin} ended the connection.`, {
      cause,
    });
  }
}

/** As the gateway names the file; never a path, whatever it says. */
function nameOf(job: string, { headers }: Response): string {
  const named = /filename="([^"/\\]+)"/.exec(headers.get('content-disposition') ?? '')?.[1];
  const safe = named?.replaceAll(/[^\w.-]/g, '_').replace(/^\.+/, '');
  return safe || `beacon-${job.replaceAll(/[^\w-]/g, '_')}`;
}
