import { terminalText } from '@beacon/domain';
import { z } from 'zod';
import { gatewayAddress } from '../gateway/address.js';
import { GatewayClient } from '../gateway/gateway-client.js';
import { openOutput } from '../output/open-output.js';
import { checked, option } from '../program/checked.js';
import type { Given } from '../program/registration.js';

const VALUES = z.object({
  gateway: z.string().min(1).optional(),
  job: z.string(option('job', 'the id of a job that has ended')).min(1),
  out: z.string(option('out', 'a file; - writes standard output')).min(1),
  withoutAnswers: z.boolean().default(false),
});

/** A large job is read and compared as a whole before its page is there. */
const TIMEOUT_MS = 10 * 60_000;

/** Fetches one page of a finished job, which opens without a gateway; the file appears when it is whole. */
export async function publish(given: Given): Promise<void> {
  const { gateway, job, out, withoutAnswers } = checked(given, VALUES);
  const client = new GatewayClient(gatewayAddress(gateway), TIMEOUT_MS);
  const path = `/api/v1/jobs/${encodeURIComponent(job)}/export?format=site&text=${!withoutAnswers}`;
  const page = client.read(path, 'text/html');
  // What is refused is refused before a file is opened.
  const first = await page.next();
  const output = await openOutput(out);
  try {
    let bytes = 0;
    for (let part = first; part.done !== true; part = await page.next()) {
      bytes += part.value.length;
      await output.write(part.value);
    }
    await output.finish();
    if (out !== '-') process.stderr.write(terminalText(`${out}: ${said(bytes)}\n`));
  } catch (error) {
    await output.abandon();
    throw error;
  }
}

function said(characters: number): string {
  return `one page, ${(characters / 1e6).toFixed(1)} million characters; it opens in any browser, with or without a server`;
}
