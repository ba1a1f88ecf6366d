import type { QuestionKind } from '@beacon/domain';
import type { EvidenceEntry, EvidenceRow } from '@beacon/persistence';
import type { Verdict } from '@beacon/verdict';
import { EvidenceWriter } from '@beacon/verification';
import type { ExportSigner, HeaderLine } from '@beacon/verification';
import type { EvidenceFacts } from './evidence-header.js';

/** Everything that a file is written from. */
export interface EvidenceParts {
  readonly header: HeaderLine;
  readonly facts: EvidenceFacts;
  readonly kinds: readonly (QuestionKind | null)[];
  readonly entries: AsyncIterable<readonly EvidenceEntry[]>;
  readonly verdict: Verdict;
  /** Null where the gateway has no key. */
  readonly signer: ExportSigner | null;
}

/** Texts are buffered up to this length before they are sent. */
const CHUNK_CHARACTERS = 65_536;

/** The bytes of an evidence export, made no faster than they are taken. */
export async function* evidenceBytes(
  parts: EvidenceParts,
): AsyncGenerator<Uint8Array, void, undefined> {
  let text = '';
  for await (const line of linesOf(parts)) {
    text += line;
    if (text.length < CHUNK_CHARACTERS) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

async function* linesOf({
  header,
  facts,
  kinds,
  entries,
  verdict,
  signer,
}: EvidenceParts): AsyncGenerator<string, void, undefined> {
  const writer = new EvidenceWriter(header);
  yield writer.start();
  for (const { statement, signature } of facts.registrations) {
    yield writer.line('registration', { registration: JSON.parse(statement), signature });
  }
  for (const [index, question] of facts.job.spec.questions.entries()) {
    yield writer.line('question', { index, question, kind: kinds[index] ?? null });
  }
  for (const { statement, signature } of facts.seals) {
    yield writer.line('seal', { seal: JSON.parse(statement), signature });
  }
  for await (const page of entries) {
    for (const { position, body, row } of page) {
      yield writer.entry({ index: position, text: body, row: row === null ? null : rowText(row) });
    }
  }
  yield writer.end(plain(verdict), signer);
}

/** Evidence is JSON already, and goes in as it is: that is what the executor hashed. */
function rowText(row: EvidenceRow): string {
  const fields = {
    response: row.response,
    response_cut: row.responseCut,
    finish_reason: row.finishReason,
    error_code: row.errorCode,
    error_message: row.errorMessage,
    http_status: row.httpStatus,
    input_tokens: row.inputTokens,
    output_tokens: row.outputTokens,
    quarantine: row.quarantine,
    now: { outcome: row.outcome, source: row.outcomeSource, version: row.classifierVersion },
  };
  return `${JSON.stringify(fields).slice(0, -1)},"evidence":${row.evidence}}`;
}

/** A verdict as it is read from JSON, without what JSON does not say. */
function plain(verdict: Verdict): Verdict & Record<string, unknown> {
  return JSON.parse(JSON.stringify(verdict)) as Verdict & Record<string, unknown>;
}
