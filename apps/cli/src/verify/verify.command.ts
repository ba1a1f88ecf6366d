import { SigningError, readTrustFile } from '@beacon/signing';
import type { TrustList } from '@beacon/signing';
import { EvidenceFileError, EvidenceVerifier, FILE_LIMITS } from '@beacon/verification';
import type { EvidenceReport } from '@beacon/verification';
import { z } from 'zod';
import { show } from '../output/show.js';
import { checked, option } from '../program/checked.js';
import type { Given } from '../program/registration.js';
import { EndedOtherwise, RefusalError } from '../refusal.error.js';
import { openInput } from '../rows/open-input.js';
import type { Input } from '../rows/open-input.js';
import { readLines } from '../rows/read-lines.js';
import { readAnchor } from './read-anchor.js';
import { NOT_SHOWN, reportText } from './report-text.js';

const VALUES = z.object({
  trust: z.string(option('trust', 'a trust list, as `beacon trust` writes it')).min(1),
  anchor: z.array(z.string()).default([]),
});

/** Checks an evidence export, and says what was found. Exit code 0 when it is verified, 1 when it is not. */
export async function verify(path: string, given: Given): Promise<void> {
  const { trust, anchor } = checked(given, VALUES);
  const options = { trust: trustOf(trust), anchors: anchor.map(readAnchor) };
  const report = await readReport(openInput(path, 'FILE'), new EvidenceVerifier(options));
  await show({ file: path, ...report, not_shown: NOT_SHOWN }, given, reportText);
  if (!report.verified) throw new EndedOtherwise(1);
}

async function readReport(input: Input, verifier: EvidenceVerifier): Promise<EvidenceReport> {
  try {
    for await (const lines of readLines(input, FILE_LIMITS.lineBytes)) {
      for (const { text, number } of lines) verifier.line(text, number);
    }
    return verifier.end();
  } catch (error) {
    if (!(error instanceof EvidenceFileError)) throw error;
    throw new RefusalError(`${input.name}: ${error.message}.`, { cause: error });
  }
}

function trustOf(path: string): TrustList {
  try {
    return readTrustFile(path);
  } catch (error) {
    if (!(error instanceof SigningError)) throw error;
    throw new RefusalError(`--trust: ${error.message}.`, { cause: error });
  }
}
