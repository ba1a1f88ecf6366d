import { SigningError, readKeyFile, signSpecification } from '@beacon/signing';
import type { SigningKey, Specification } from '@beacon/signing';
import { terminalJson } from '@beacon/domain';
import { z } from 'zod';
import { openOutput } from '../output/open-output.js';
import { checked, option } from '../program/checked.js';
import type { Given } from '../program/registration.js';
import { RefusalError } from '../refusal.error.js';
import { jobOf } from '../submit/submission.js';

const VALUES = z.object({
  key: z.string(option('key', 'the file of your key')).min(1),
  out: z.string().min(1).default('-'),
});

/** Signs the job of a file and prints it, whole. The key is read only, and nothing of it is shown. */
export async function signFile(path: string, given: Given): Promise<void> {
  const { key: keyPath, out } = checked(given, VALUES);
  const specification = specificationOf(path, jobOf(path, given).body);
  const signed = signedWith(keyOf(keyPath), specification);
  const output = await openOutput(out);
  try {
    await output.write(`${terminalJson(JSON.stringify(signed, null, 2))}\n`);
    await output.finish();
  } catch (error) {
    await output.abandon();
    throw error;
  }
}

/** What stands beside a wrapped specification is not signed: it may not be there. */
function specificationOf(path: string, body: Specification): Specification {
  if (!Object.hasOwn(body, 'jobspec')) return body;
  const { jobspec, ...beside } = body;
  const fields = Object.keys(beside);
  if (fields.length === 0) return jobspec as Specification;
  throw new RefusalError(
    `${path}: ${fields.join(', ')} would not be signed: put what they say into the specification.`,
  );
}

function keyOf(path: string): SigningKey {
  try {
    return readKeyFile(path);
  } catch (error) {
    if (error instanceof SigningError) throw new RefusalError(`--key: ${error.message}.`);
    throw error;
  }
}

function signedWith(key: SigningKey, specification: Specification): Specification {
  try {
    return signSpecification(key, specification);
  } catch (error) {
    if (error instanceof SigningError) throw new RefusalError(`${error.message}.`);
    throw error;
  }
}
