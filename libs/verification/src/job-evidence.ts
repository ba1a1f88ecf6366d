import type { TrustList } from '@beacon/signing';
import { CellBook } from './cells/cell-book.js';
import { Groups } from './cells/groups.js';
import { AskedTexts } from './checks/asked-texts.js';
import { LogCheck } from './checks/log-check.js';
import type { KnownRegistration } from './checks/registrations.js';
import { ResultCheck } from './checks/result-check.js';
import { RowCheck } from './checks/row-check.js';
import { EvidenceFileError } from './faults.js';
import type { Faults } from './faults.js';
import type {
  EntryLine,
  ErasedEntry,
  ExecutionEntry,
  HeaderLine,
  QuestionLine,
} from './file/lines.js';
import { readSpecification } from './file/specification.js';
import { ContentTexts } from './verdict/content-texts.js';
import type { Recount } from './verdict/recount.js';

/** What is known of a job before its log is read. */
export interface JobFacts {
  readonly header: HeaderLine;
  readonly registrations: readonly KnownRegistration[];
  readonly questions: readonly QuestionLine[];
  readonly trust: TrustList;
}

/** The entries of a job's log, one after the other: signatures, rows, cells and outcomes. */
export class JobEvidence {
  readonly results: ResultCheck;
  readonly rows: RowCheck;
  readonly recount: Recount;
  readonly #log: LogCheck;
  #erased: ErasedEntry | null = null;

  /** @throws EvidenceFileError when nothing is registered, or too much. */
  constructor(
    private readonly facts: JobFacts,
    private readonly faults: Faults,
  ) {
    const { header, registrations, questions, trust } = facts;
    const spec = readSpecification(registrations.at(-1)?.registration.specification);
    if (spec === null) {
      throw new EvidenceFileError('the last registration holds no specification of a job');
    }
    const ids = questions.length === 0 ? [''] : questions.map(({ question }) => question.id);
    const book = new CellBook(spec, ids);
    const isImported = registrations[0]?.registration.kind === 'imported';
    const prompts = new Map(Object.entries(header.system_prompts));
    this.results = new ResultCheck(header.job, trust, isImported, faults);
    this.rows = new RowCheck(new AskedTexts(spec, prompts, questions), this.#isSaid, faults);
    this.#log = new LogCheck(book, faults);
    const contents = new ContentTexts(book, spec, questions);
    const asked = { header, spec, questions, isImported, registered: registrations[0] };
    this.recount = { ...asked, book, groups: new Groups(), contents };
  }

  /** @param raw the line as it stands in the file: what is hashed. */
  entry(line: EntryLine, raw: Readonly<Record<string, unknown>>, number: number): void {
    const { entry } = line;
    switch (entry.type) {
      case 'registration':
        this.#registration(entry, number);
        break;
      case 'execution':
        this.#execution(entry, line, raw, number);
        break;
      case 'outcome':
        this.#log.outcome(entry, number);
        break;
      case 'label': {
        const index = this.#log.cellOf(entry.execution);
        if (index !== null) this.recount.contents.label(index, entry);
        break;
      }
      case 'erased':
        this.#erased = entry;
        break;
      default:
    }
  }

  /** When the answers were to be erased, ISO 8601, as the log says; null when it does not. */
  get erasedAt(): string | null {
    return this.#erased?.at ?? null;
  }

  /** Looks at what can be told only when all was read. */
  end(): void {
    this.#log.end();
    this.#checkErasure();
    const { size } = this.recount.book;
    const registered = this.facts.registrations.at(-1)?.registration.cells ?? size;
    if (registered === size) return;
    const message = `${registered} cells were registered, the specification has ${size}`;
    this.faults.add('registration_chain', message);
  }

  /** Whether the file says that the answers are erased. */
  get #isSaid(): boolean {
    const { erasure = null } = this.facts.header;
    return erasure !== null;
  }

  #checkErasure(): void {
    if (!this.#isSaid || this.#erased !== null) return;
    const message = 'the log has no entry of the erasure that the first line tells of';
    this.faults.add('erasure_unlogged', message, { line: 1 });
  }

  /** Cells of which an execution is recorded. */
  recorded(): number {
    const { book } = this.recount;
    let recorded = 0;
    for (let index = 0; index < book.size; index += 1) {
      if (book.round(index) > 0) recorded += 1;
    }
    return recorded;
  }

  #registration({ number, sha256 }: { number: number; sha256: string }, line: number): void {
    if (this.facts.registrations[number - 1]?.sha256 === sha256) return;
    const message = `the log is of another registration ${number}, with the hash ${sha256}`;
    this.faults.add('registration_chain', message, { line });
  }

  #execution(
    entry: ExecutionEntry,
    { row }: EntryLine,
    raw: Readonly<Record<string, unknown>>,
    line: number,
  ): void {
    this.results.check(entry, line);
    const index = this.#log.execution(entry, line);
    if (row === null) return;
    const evidence = fieldOf(raw['row'], 'evidence');
    const retyped = this.rows.check({ entry, row, evidence, line });
    if (index === null) return;
    const { book, groups, contents } = this.recount;
    book.noteRow(index, row.now.outcome, retyped, groups.numberOf(row));
    contents.add(index, entry.question, row.response);
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined;
}
