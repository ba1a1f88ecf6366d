/** Everything that can be wrong with a file, and what it means. Names are stable. */
export const FAULT_KINDS = {
  file_truncated: 'the file ends before its end',
  file_order: 'a line stands where it does not belong',
  file_changed: 'the file is not the one that the gateway signed',
  export_signature: "the gateway's signature over the file is not there, or not its own",
  registration_signature: 'a registration is not signed by the gateway',
  registration_chain: 'the registrations do not follow one another, or are not those of the log',
  questions_changed: 'the questions are not those that were registered',
  prompts_changed: 'the system prompts are not those that were registered',
  seal_signature: 'a seal is not signed by the recorder',
  seal_root: 'the entries do not have the root that was sealed',
  seal_size: 'the log has more or fewer entries than were sealed',
  seal_order: 'a seal is not of this job, or stands out of order',
  rolled_back: 'the log is shorter than a seal that is known, or another one',
  entry_changed: 'an entry is not the one that was sealed',
  entry_missing: 'an entry was removed',
  entry_twice: 'an entry stands there twice',
  entry_order: 'an entry stands out of order',
  result_unsigned: 'a result has no signature of an executor',
  result_signature: 'a result is not signed by the executor',
  result_key: "the executor's key was not to be trusted",
  region_key: 'the key that signed a result is of another region',
  region_evidence: 'the evidence of a result names another region',
  answer_changed: 'an answer is not the one that was signed',
  answer_missing: 'an answer is not there',
  erasure_unlogged: 'answers are said to be erased, and the log does not say so',
  evidence_changed: 'the evidence is not that which was signed',
  request_changed: 'what was asked is not what was registered',
  row_missing: 'the row of an execution is not there',
  cell_unknown: 'a cell was not registered',
  cell_twice: 'a cell is there twice',
  cell_missing: 'a cell that was registered is not there',
  outcome_differs: 'the classifier types the answer otherwise',
  outcome_history: 'a change of an outcome does not follow from what was there',
  outcome_now: 'the outcome is not the one that the log comes to',
  analysis_otherwise: 'the verdict is reached otherwise than was registered',
  verdict_differs: 'the rows come to another verdict',
} as const;
export type FaultKind = keyof typeof FAULT_KINDS;

/** Something that is wrong, and where. Texts may hold what others wrote: clean them before a terminal shows them. */
export interface Fault {
  readonly kind: FaultKind;
  /** Of the file, from 1; null where no line is meant. */
  readonly line: number | null;
  /** Region, model, question and repeat; null where no cell is meant. */
  readonly cell: CellName | null;
  readonly message: string;
}

/** A cell as a report names it. */
export interface CellName {
  readonly region: string;
  readonly model: string;
  /** Null when the job asks its own prompt. */
  readonly question: string | null;
  readonly repeat: number;
}

/** Where a fault is. */
export interface Place {
  readonly line?: number;
  readonly cell?: CellName;
}

/** Faults of one kind that are kept: a file in which everything is wrong must not fill the memory. */
const KEPT_OF_A_KIND = 100;

/** Collects what is wrong: all is counted, and the first ones of each kind are kept. */
export class Faults {
  readonly #kept: Fault[] = [];
  readonly #counts = new Map<FaultKind, number>();

  add(kind: FaultKind, message: string, { line, cell }: Place = {}): void {
    const seen = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, seen);
    if (seen > KEPT_OF_A_KIND) return;
    this.#kept.push({
      kind,
      line: line ?? null,
      cell: cell === undefined ? null : nameOf(cell),
      message,
    });
  }

  /** How many there are of each kind. */
  get counts(): ReadonlyMap<FaultKind, number> {
    return this.#counts;
  }

  get total(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /** In the order in which they were found. */
  get kept(): readonly Fault[] {
    return this.#kept;
  }
}

/** A cell may be given by a whole entry. */
function nameOf({ region, model, question, repeat }: CellName): CellName {
  return { region, model, question, repeat };
}

/** A file that is no evidence at all, or that is too large to be looked at. The message names the line. */
export class EvidenceFileError extends Error {
  override readonly name = 'EvidenceFileError';
}
