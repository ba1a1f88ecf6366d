import { canonicalHash, TrustList } from '@beacon/signing';
import { Faults } from './faults.js';
import { entryLine, footerLine, questionLine, registrationLine } from './file/lines.js';
import type { FooterLine, HeaderLine } from './file/lines.js';
import { JobEvidence } from './job-evidence.js';
import { recountedVerdict } from './verdict/recount.js';

/** An entry as it is written, with its row. */
export interface MadeEntry {
  readonly text: string;
  readonly row: string | null;
}

/** What a verdict of a made job is reached from. */
export interface MadeFacts {
  readonly header: HeaderLine;
  readonly registration: object;
  readonly questions: readonly object[];
}

/**
 * The verdict of a made job: by the code that reads files, so that specs of this library are about what is found of a changed file. That a gateway
 * comes to the same is the matter of its own spec.
 */
export function recountOf(
  { header, registration, questions }: MadeFacts,
  entries: readonly MadeEntry[],
): FooterLine['verdict'] {
  const read = registrationLine.parse({ type: 'registration', registration, signature: null });
  const registered = { sha256: canonicalHash(registration), registration: read.registration };
  const job = new JobEvidence(
    {
      header,
      registrations: [registered],
      questions: questions.map((question, index) =>
        questionLine.parse({ type: 'question', index, question, kind: 'sensitive' }),
      ),
      trust: new TrustList([]),
    },
    new Faults(),
  );
  for (const [index, { text, row }] of entries.entries()) {
    const raw: unknown = JSON.parse(
      `{"type":"entry","index":${index},"leaf":"${'0'.repeat(64)}","entry":${text},"row":${row ?? 'null'}}`,
    );
    job.entry(entryLine.parse(raw), raw as Readonly<Record<string, unknown>>, index + 1);
  }
  const analysis = {
    endpoint: 'refused',
    claim: 'questions_like_these',
    alpha: 0.05,
    margin: 0.05,
  } as const;
  const verdict = recountedVerdict({ ...job.recount, registered }, analysis);
  return footerLine.shape.verdict.parse(JSON.parse(JSON.stringify(verdict)));
}
