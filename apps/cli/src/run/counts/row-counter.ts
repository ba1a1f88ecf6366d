import { createHash } from 'node:crypto';
import { questionLanguage } from '@beacon/verdict';
import type { AnsweredGroup, AskedJob, CountedCell, CountedQuestion } from '@beacon/verdict';
import { RefusalError } from '../../refusal.error.js';
import type { ExportRow } from './export-row.js';

/** Executions that a gate counts: their keys are held, so that none counts twice. */
const MOST_ROWS = 2_000_000;

/** How rows came out, and how they were asked. */
export interface Counted {
  readonly jobId: string;
  readonly cells: readonly CountedCell[];
  readonly questions: readonly CountedQuestion[];
  readonly answered: readonly AnsweredGroup[];
  readonly systemPrompts: Readonly<Record<string, string | null>>;
  readonly sampling: AskedJob['sampling'];
  /** The first moment at which one was asked; null where none was. */
  readonly startedAt: string | null;
  /** The largest repeat. */
  readonly repeats: number;
  /** Rows that tell of an execution that another row told of before. */
  readonly doubled: number;
}

/** Counts rows of an export as they come: of answers their outcomes stay, and no text. */
export class RowCounter {
  readonly #seen = new Set<string>();
  readonly #cells = new Map<string, MutableCell>();
  readonly #questions = new Map<string, CountedQuestion>();
  readonly #answered = new Map<string, AnsweredGroup & { executions: number }>();
  readonly #systemPrompts: Record<string, string | null> = {};
  #sampling: AskedJob['sampling'] | null = null;
  #jobId: string | null = null;
  #startedAt: string | null = null;
  #repeats = 0;
  #doubled = 0;

  /** @throws RefusalError for rows of a second job, and for more rows than are counted. */
  add(row: ExportRow, where: string): void {
    this.#requireOneJob(row, where);
    const cell = `${row.model_requested} ${row.region} ${row.question_id ?? ''}`;
    const key = `${cell} ${row.repeat}`;
    if (this.#seen.has(key)) {
      this.#doubled += 1;
      return;
    }
    if (this.#seen.size === MOST_ROWS) {
      throw new RefusalError(`${where}: more than ${MOST_ROWS} executions.`);
    }
    this.#seen.add(key);
    this.#count(cell, row);
    this.#note(row);
  }

  get counted(): Counted {
    return {
      jobId: this.#jobId ?? '',
      cells: [...this.#cells.values()],
      questions: [...this.#questions.values()],
      answered: [...this.#answered.values()],
      systemPrompts: this.#systemPrompts,
      sampling: this.#sampling ?? {},
      startedAt: this.#startedAt,
      repeats: this.#repeats,
      doubled: this.#doubled,
    };
  }

  #requireOneJob({ job_id: id }: ExportRow, where: string): void {
    this.#jobId ??= id;
    if (id === this.#jobId) return;
    throw new RefusalError(
      `${where}: job_id is ${JSON.stringify(id)}, must be ${JSON.stringify(this.#jobId)} as in the rows before.`,
    );
  }

  #count(key: string, row: ExportRow): void {
    const cell = this.#cells.get(key) ?? emptyCell(row);
    this.#cells.set(key, cell);
    if (row.quarantine !== null) cell.quarantined += 1;
    else if (row.status === 'cancelled') cell.cancelled += 1;
    else cell.outcomes[row.outcome] = (cell.outcomes[row.outcome] ?? 0) + 1;
    const isMeasured = row.status === 'completed' || row.status === 'refused';
    if (isMeasured && row.quarantine === null) this.#addAnswered(row);
  }

  #addAnswered(row: ExportRow): void {
    const group = groupOf(row);
    const key = JSON.stringify(group);
    const known = this.#answered.get(key) ?? { ...group, executions: 0 };
    known.executions += 1;
    this.#answered.set(key, known);
  }

  #note(row: ExportRow): void {
    const { region, started_at: at } = row;
    this.#systemPrompts[region] ??= row.system_prompt_sha256;
    this.#sampling ??= samplingOf(row);
    this.#repeats = Math.max(this.#repeats, row.repeat);
    if (at !== null && (this.#startedAt === null || at < this.#startedAt)) this.#startedAt = at;
    const known = this.#questions.get(row.question_id ?? '');
    if (known === undefined || known.sha256 === '') this.#addQuestion(row);
  }

  #addQuestion(row: ExportRow): void {
    const { question_id: id, question_text: text, question_kind: kind } = row;
    const sha256 = text === null ? (row.prompt_sha256 ?? '') : hashOf(text);
    const language = questionLanguage(row.language, text);
    this.#questions.set(id ?? '', { id: id ?? '', sha256, language, kind });
  }
}

interface MutableCell extends CountedCell {
  readonly outcomes: Partial<Record<ExportRow['outcome'], number>>;
  cancelled: number;
  quarantined: number;
}

function emptyCell({ model_requested: modelId, region, question_id: id }: ExportRow): MutableCell {
  return { modelId, region, questionId: id ?? '', outcomes: {}, cancelled: 0, quarantined: 0 };
}

function groupOf(row: ExportRow): Omit<AnsweredGroup, 'executions'> {
  return {
    modelId: row.model_requested,
    region: row.region,
    source: row.outcome_source,
    version: row.classifier_version,
    isSimulated: row.isSimulated,
    provider: row.provider,
    providerModel: row.provider_model,
    servedModel: row.model_served,
    askedRegion: row.asked_region,
    upstream: row.upstream,
    leftOut: row.leftOut,
  };
}

function samplingOf(row: ExportRow): AskedJob['sampling'] {
  const { temperature, max_tokens: maxTokens, top_p: topP, seed } = row;
  return {
    ...(temperature === null ? {} : { temperature }),
    ...(maxTokens === null ? {} : { maxTokens }),
    topP,
    seed,
  };
}

/** By which questions of two jobs are told to be the same. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
