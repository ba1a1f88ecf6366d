import { z } from 'zod';
import { Gateway } from '../gateway/gateway.js';
import { openOutput } from '../output/open-output.js';
import { checked, option } from '../program/checked.js';
import type { Given } from '../program/registration.js';
import { reproducingFile } from './reproducing-file.js';

const VALUES = z.object({
  out: z.string(option('out', 'a file; - writes standard output')).min(1).default('-'),
});

/** Writes the file that asks again what a job asked; it appears when it is whole. */
export async function exportSpecification(job: string, given: Given): Promise<void> {
  const { out } = checked(given, VALUES);
  // What is refused is refused before a file is opened.
  const text = await reproducingFile(Gateway.of(given), job);
  const output = await openOutput(out);
  try {
    await output.write(text);
    await output.finish();
  } catch (error) {
    await output.abandon();
    throw error;
  }
}
