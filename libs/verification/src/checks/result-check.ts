import { resultStatementText } from '@beacon/signing';
import type { ResultStatement, TrustList } from '@beacon/signing';
import type { Faults, FaultKind } from '../faults.js';
import type { ExecutionEntry } from '../file/lines.js';
import { problemInWords, signatureProblem } from './signer.js';
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

/** Holds the signatures of results against the keys of their regions. */
export class ResultCheck {
  readonly counts: ResultCounts = { signed: 0, closed: 0, imported: 0 };

  constructor(
    private readonly job: string,
    private readonly trust: TrustList,
    private readonly isImported: boolean,
    private readonly faults: Faults,
  ) {}

  check(entry: ExecutionEntry, line: number): void {
    if (entry.signature === null && this.#isNobodys(entry)) return;
    const { kid, signature } = entry;
    const statement = statementOf(this.job, entry);
    const problem =
      statement === null
        ? 'unsigned'
        : signatureProblem(this.trust, {
            kind: 'result',
            text: resultStatementText(statement),
            signature,
            kid,
            role: 'executor',
            region: entry.region,
            at: [entry.finished_at, entry.recorded_at],
          });
    if (problem === null) {
      this.counts.signed += 1;
      this.#compareOutcome(entry, line);
      return;
    }
    const message = problemInWords(problem, kid);
    this.faults.add(faultOf(problem), message, { line, cell: entry });
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
