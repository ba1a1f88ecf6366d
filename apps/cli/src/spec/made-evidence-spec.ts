import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { evidenceFile, MadeKeys } from '../../../../libs/verification/src/evidence.fixture.js';

const JOB = { questions: 4, repeats: 1, corrected: true };

/** Writes the evidence of a made job into `evidence.jsonl`, and whom to believe into `trust.json`. @returns the lines. */
export function writeEvidence(folder: string): readonly string[] {
  const keys = new MadeKeys();
  const lines = evidenceFile(JOB, keys);
  writeFileSync(join(folder, 'evidence.jsonl'), `${lines.join('\n')}\n`);
  writeFileSync(join(folder, 'trust.json'), JSON.stringify(keys.trust().entries));
  return lines;
}
