import { createReadStream, createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import type { JobQuestion } from '@beacon/domain';
import { CompactRange, canonicalHash, canonicalText, leafHash, signText } from '@beacon/signing';
import type { Seal } from '@beacon/signing';
import { EvidenceWriter } from '@beacon/verification';
import { cellsOf, entriesOf } from './made-entries.js';
import {
  JOB,
  KIND,
  REGIONS,
  SEALED_AT,
  headerOf,
  questionsFor,
  registrationOf,
} from './made-job.js';
import type { MadeRegistration } from './made-job.js';
import { MadeKeys } from './made-keys.js';
import { VerdictCounts } from './made-verdict.js';

/** An evidence export, and the list by which its keys are believed. */
export interface MadeExport {
  readonly file: string;
  readonly trust: string;
}

/** How large it is to be. */
export interface ExportSize {
  /** Rounded up to whole questions, of 90 rows each. */
  readonly rows: number;
  /** Results that an executor signs together. */
  readonly batch: number;
}

/**
 * Writes the export of a job that was registered, signed, sealed and exported as it should be, without running one.
 * @param folder for its files
 */
export async function makeExport(folder: string, size: ExportSize): Promise<MadeExport> {
  const keys = new MadeKeys();
  const questions = questionsFor(size.rows);
  const registration = registrationOf(questions, keys.gateway.kid);
  const parts = { keys, questions, registration, entries: join(folder, 'entries') };
  const counts = new VerdictCounts();
  const tree = new CompactRange();
  // Entries are made first: the seal over them stands before them.
  await pipeline(entryLines(parts, size.batch, { counts, tree }), createWriteStream(parts.entries));
  const file = join(folder, 'export.jsonl');
  const verdict = counts.verdict(registration);
  await pipeline(exportLines(parts, { verdict, tree }), createWriteStream(file));
  const trust = join(folder, 'trust.json');
  await writeFile(trust, JSON.stringify(keys.trusted()));
  return { file, trust };
}

interface Parts {
  readonly keys: MadeKeys;
  readonly questions: readonly JobQuestion[];
  readonly registration: MadeRegistration;
  /** File of the entries, two lines each: the entry, and its row. */
  readonly entries: string;
}

interface Sums {
  readonly counts: VerdictCounts;
  readonly tree: CompactRange;
}

function* entryLines(
  { keys, questions, registration }: Parts,
  batch: number,
  { counts, tree }: Sums,
): Generator<string, void, undefined> {
  const first = { v: 1, type: 'registration', number: 1, sha256: canonicalHash(registration) };
  yield* added([{ text: canonicalText(first), row: 'null' }], tree);
  let firstId = 1;
  for (const [number, question] of questions.entries()) {
    const cells = cellsOf(question, number);
    counts.add(question.id, cells);
    for (const region of REGIONS) {
      const own = cells.filter((cell) => cell.region === region);
      yield* added(entriesOf(own, { keys, batch, firstId }), tree);
      firstId += own.length;
    }
  }
}

function* added(
  entries: readonly { readonly text: string; readonly row: string }[],
  tree: CompactRange,
): Generator<string, void, undefined> {
  for (const { text, row } of entries) {
    tree.append(leafHash(Buffer.from(text)));
    yield `${text}\n${row}\n`;
  }
}

async function* exportLines(
  { keys, questions, registration, entries }: Parts,
  { verdict, tree }: { verdict: ReturnType<VerdictCounts['verdict']>; tree: CompactRange },
): AsyncGenerator<string, void, undefined> {
  const writer = new EvidenceWriter(headerOf(questions));
  yield writer.start();
  const signature = signText(keys.gateway, 'registration', canonicalText(registration));
  yield writer.line('registration', { registration, signature });
  for (const [index, question] of questions.entries())
    yield writer.line('question', { index, question, kind: KIND });
  yield writer.line('seal', sealOf(tree, registration, keys));
  let index = 0;
  let text: string | null = null;
  for await (const line of createInterface({ input: createReadStream(entries) })) {
    if (text === null) {
      text = line;
      continue;
    }
    yield writer.entry({ index, text, row: line });
    index += 1;
    text = null;
  }
  const sign = (signed: string): string => signText(keys.gateway, 'export', signed);
  yield writer.end(asWritten(verdict), { kid: keys.gateway.kid, sign });
}

function sealOf(tree: CompactRange, registration: MadeRegistration, { recorder }: MadeKeys) {
  const seal: Seal = {
    v: 1,
    type: 'seal',
    job: JOB,
    size: tree.size,
    root: tree.root().toString('hex'),
    registration: canonicalHash(registration),
    sealed_at: SEALED_AT,
    kid: recorder.kid,
  };
  return { seal, signature: signText(recorder, 'seal', canonicalText(seal)) };
}

/** As JSON has it: without what is undefined. */
function asWritten(verdict: object): Parameters<EvidenceWriter['end']>[0] {
  return JSON.parse(JSON.stringify(verdict)) as Parameters<EvidenceWriter['end']>[0];
}
