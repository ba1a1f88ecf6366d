import { classifyOutcome, CLASSIFIER_VERSION } from '@beacon/classification';
import type { Outcome } from '@beacon/domain';
import { answerHash, evidenceHash } from '@beacon/signing';
import type { Faults } from '../faults.js';
import type { ExecutionEntry, ExecutionRow } from '../file/lines.js';
import type { AskedTexts } from './asked-texts.js';

/** How many outcomes were typed again. */
export interface RetypedCounts {
  /** Typed again from the answer by the version that typed it. */
  again: number;
  /** Typed by a version that this build does not have. */
  otherVersion: number;
  /** Typed by a person or a judge, or by what is not in the file: a provider's filter, a part of the answer that was not stored. */
  notFromText: number;
}

/** What was erased, and so cannot be computed again: it stands as it was signed and sealed. */
export interface ErasedCounts {
  /** Answers: of each the hash is left. */
  answers: number;
  /** Failures: what the provider said of them is gone, and with it what their evidence was hashed from. */
  failures: number;
}

/** Where an entry with its row stands. */
export interface RowPlace {
  readonly entry: ExecutionEntry;
  readonly row: ExecutionRow;
  /** The evidence as it stands in the file: what is hashed. */
  readonly evidence: unknown;
  readonly line: number;
}

/** Holds what was stored of an execution against the hashes of its entry, and types its answer again. */
export class RowCheck {
  readonly counts: RetypedCounts = { again: 0, otherVersion: 0, notFromText: 0 };
  readonly erased: ErasedCounts = { answers: 0, failures: 0 };
  readonly #otherVersions = new Set<string>();

  /** @param isErased whether the file says that the answers are erased. */
  constructor(
    private readonly asked: AskedTexts,
    private readonly isErased: boolean,
    private readonly faults: Faults,
  ) {}

  /** Versions of the classifier that typed outcomes and are not this build's. */
  get otherVersions(): readonly string[] {
    return [...this.#otherVersions].toSorted();
  }

  /** @returns the outcome that this build types the answer as; null where it cannot. */
  check(place: RowPlace): Outcome | null {
    const isGone = this.#isGone(place);
    if (isGone) this.erased.answers += 1;
    else this.#checkAnswer(place);
    this.#checkEvidence(place);
    this.#checkRequest(place);
    return isGone ? null : this.#retype(place);
  }

  /** Whether there was an answer, and it was erased. */
  #isGone({ entry, row }: RowPlace): boolean {
    return this.isErased && row.response === null && entry.answer_hash !== null;
  }

  #checkAnswer({ entry, row, line }: RowPlace): void {
    const found = answerHash(row.response);
    if (found === entry.answer_hash) return;
    const isGone = found === null;
    const kind = isGone ? 'answer_missing' : 'answer_changed';
    const message = isGone
      ? `the answer with the hash ${entry.answer_hash} is not there`
      : `its answer has the hash ${found}, not ${entry.answer_hash ?? 'none'} as signed`;
    this.faults.add(kind, message, { line, cell: entry });
  }

  #checkEvidence({ entry, row, evidence, line }: RowPlace): void {
    const { region, quarantine, evidence_hash: signed } = entry;
    const at = { line, cell: entry };
    const isOther = signed !== null && evidenceHash({ ...row, evidence }) !== signed;
    const isUntold = this.isErased && row.error_code !== null && row.error_message === null;
    if (isOther && isUntold) this.erased.failures += 1;
    if ((isOther && !isUntold) || row.quarantine !== quarantine) {
      this.faults.add('evidence_changed', 'its evidence is not that which was signed', at);
    }
    const said = row.evidence['executorRegion'];
    if (typeof said === 'string' && said !== region) {
      this.faults.add('region_evidence', `its evidence is of region ${said}`, at);
    }
  }

  #checkRequest({ entry, line }: RowPlace): void {
    const { request_hash: signed } = entry;
    if (signed === null || this.asked.requestOf(entry) === signed) return;
    const message = 'what the executor says it asked is not what was registered';
    this.faults.add('request_changed', message, { line, cell: entry });
  }

  #retype({ entry, row, line }: RowPlace): Outcome | null {
    if (entry.outcome === 'error' || entry.status === 'cancelled') return null;
    const typed = this.#typedAgain({ entry, row });
    if (!isFromText(entry) || typed === null) {
      this.counts.notFromText += 1;
    } else if (entry.classifier_version !== CLASSIFIER_VERSION) {
      this.counts.otherVersion += 1;
      this.#otherVersions.add(entry.classifier_version);
    } else {
      this.counts.again += 1;
      if (typed === entry.outcome) return typed;
      const message = `it is recorded as ${entry.outcome}, the classifier says ${typed}`;
      this.faults.add('outcome_differs', message, { line, cell: entry });
    }
    return typed;
  }

  /** As an executor types it. A provider's filter is not stored, and of a cut answer only the beginning is. */
  #typedAgain({ entry, row }: Pick<RowPlace, 'entry' | 'row'>): Outcome | null {
    const isFiltered = entry.outcome === 'blocked_input' || entry.outcome === 'blocked_output';
    if (row.response_cut || (isFiltered && entry.outcome_source === 'provider')) return null;
    return classifyOutcome({
      text: row.response ?? '',
      finishReason: row.finish_reason,
      contentFilter: null,
      language: null,
      question: this.asked.textOf(entry.question),
    }).outcome;
  }
}

/** Whether the classifier typed it. */
function isFromText({ outcome_source: source }: ExecutionEntry): boolean {
  return source === 'provider' || source === 'rules' || source === 'model';
}
