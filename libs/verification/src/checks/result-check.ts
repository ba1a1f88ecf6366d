import { isResultSignedBy } from '@beacon/signing';
import type { ResultStatement, TrustList } from '@beacon/signing';
import { LRUCache } from 'lru-cache';
import type { Faults, FaultKind } from '../faults.js';
import type { ExecutionEntry } from '../file/lines.js';
import { problemInWords, signerProblem } from './signer.js';
import type { SignatureProblem } from './signer.js';

/** Results by who answers for them. */
export interface ResultCounts {
  /** Signed by an executor of their region. */
  signed: number;
  /** Closed without an answer by the recorder, on the planner's order: no executor has seen them. */
  closed: number;
  /** Imported: no executor asked them. */
  imported: number;
}

const BATCHES_KEPT = 1_000;

/** Holds the signatures of results against the keys of their regions. */
export class ResultCheck {
  readonly counts: ResultCounts = { signed: 0, closed: 0, imported: 0 };
  /** Batches whose signature holds: one is checked once, and not for each of its members. */
  readonly #batches = new LRUCache<string, true>({ max: BATCHES_KEPT });

  constructor(
    private readonly job: string,
    private readonly trust: TrustList,
    private readonly isImported: boolean,
    private readonly faults: Faults,
  ) {}

  check(entry: ExecutionEntry, line: number): void {
    if (entry.signature === null && this.#isNobodys(entry)) return;
    const { kid } = entry;
    const statement = statementOf(this.job, entry);
    const problem = statement === null ? 'unsigned' : this.#problemOf(entry, statement);
    if (problem === null) {
      this.counts.signed += 1;
      this.#compareOutcome(entry, line);
      return;
    }
    const message = problemInWords(problem, kid);
    this.faults.add(faultOf(problem), message, { line, cell: entry });
  }

  #problemOf(entry: ExecutionEntry, statement: ResultStatement): SignatureProblem | null {
    const { kid, signature, region, finished_at, recorded_at } = entry;
    const signer = {
      kid,
      signature,
      role: 'executor',
      region,
      at: [recorded_at],
      madeAt: finished_at,
    } as const;
    // Of one key only: that a batch is one key's says nothing about another key that a member of it names.
    const known = {
      has: (text: string) => this.#batches.has(`${kid} ${text}`),
      set: (text: string, value: true) => void this.#batches.set(`${kid} ${text}`, value),
    };
    return signerProblem(this.trust, signer, (key, line) =>
      isResultSignedBy(key, statement, line, known),
    );
  }

  #compareOutcome(entry: ExecutionEntry, line: number): void {
    const { outcome, signed_outcome: signed } = entry;
    if (outcome === signed) return;
    const message = `its executor signed ${signed ?? 'nothing'}, it was recorded as ${outcome}`;
    this.faults.add('outcome_differs', message, { line, cell: entry });
  }

  /** Whether there is nobody who could have signed: such a row is of no answer, or the whole job was imported. */
  #isNobodys({ outcome, status, outcome_source: source }: ExecutionEntry): boolean {
    if (this.isImported) {
      this.counts.imported += 1;
      return true;
    }
    const isClosed = (status === 'failed' || status === 'cancelled') && outcome === 'error';
    if (!isClosed || source !== 'planner') return false;
    this.counts.closed += 1;
    return true;
  }
}

/** What the executor has signed; null when the entry lacks a part of it. */
function statementOf(job: string, entry: ExecutionEntry): ResultStatement | null {
  const { request_hash, evidence_hash, kid, signed_outcome: outcome } = entry;
  if (request_hash === null || evidence_hash === null || kid === null || outcome === null) {
    return null;
  }
  const { region, model, question, repeat, round, executor, answer_hash } = entry;
  const { started_at, finished_at } = entry;
  return {
    v: 1,
    job,
    region,
    model,
    question,
    repeat,
    round,
    request_hash,
    answer_hash,
    outcome,
    evidence_hash,
    started_at,
    finished_at,
    executor,
    kid,
  };
}

function faultOf(problem: SignatureProblem): FaultKind {
  if (problem === 'unsigned') return 'result_unsigned';
  if (problem === 'forged') return 'result_signature';
  return problem === 'wrong_region' ? 'region_key' : 'result_key';
}
