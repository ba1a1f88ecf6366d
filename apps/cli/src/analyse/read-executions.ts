import type { AnalysedRow, Twin } from '@beacon/verdict';
import type { Input } from '../rows/open-input.js';
import { Problems } from '../rows/problems.js';
import { readLines } from '../rows/read-lines.js';
import { readRow } from '../rows/read-row.js';
import { RefusalError } from '../refusal.error.js';
import { AnswerSample } from './answer-sample.js';
import { executionRow, isCounted, type ExecutionRow, type TypedBy } from './execution-row.js';

/** Rows of one analysis: some 2 GB of memory. */
const MOST_ROWS = 2_000_000;

/** What a file of executions holds. */
export interface Executions {
  readonly rows: readonly AnalysedRow[];
  /** Texts of some answers. */
  readonly sample: AnswerSample;
  /** Whether any outcome was found by the classifier. */
  readonly isClassified: boolean;
  /** Who typed the outcomes that count: each of those of whom rows say so, and null where a row does not. */
  readonly typedBy: ReadonlySet<TypedBy | null>;
  /** Second executors that the rows name. */
  readonly twins: readonly Twin[];
  /** Models of which answers that count were made up by the simulator. */
  readonly simulated: readonly string[];
  /** Models of which answers that count were imported. */
  readonly imported: readonly string[];
}

/**
 * Reads all rows; of an answer its outcome is kept, and of a bounded number of them their texts.
 * @throws RefusalError that names what is wrong with the lines, or says that there are none.
 */
export async function readExecutions(input: Input): Promise<Executions> {
  const problems = new Problems(input.name);
  const intern = interning();
  const twins = new Map<string, string>();
  const rows: AnalysedRow[] = [];
  const sample = new AnswerSample();
  const simulated = new Set<string>();
  const imported = new Set<string>();
  const typedBy = new Set<TypedBy | null>();
  let isClassified = false;
  for await (const lines of readLines(input)) {
    for (const line of lines) {
      const read = readRow(executionRow, line);
      if (!read.ok) {
        problems.add(read.problems);
        continue;
      }
      if (rows.length === MOST_ROWS) {
        throw new RefusalError(
          `${input.name}: more than ${MOST_ROWS} rows: give the rows of some models at a time.`,
        );
      }
      const row = keptRow(read.row, line.number, intern);
      rows.push(row);
      sample.add({ ...read.row, ...row });
      isClassified ||= read.row.isClassified;
      addTwin(twins, read.row, `${input.name}: line ${line.number}`);
      if (read.row.isSimulated) simulated.add(read.row.modelId);
      if (read.row.isImported) imported.add(read.row.modelId);
      if (isCounted(read.row)) typedBy.add(read.row.typedBy);
    }
  }
  problems.refuse();
  if (rows.length === 0) throw new RefusalError(`${input.name}: there are no rows.`);
  return {
    rows,
    sample,
    isClassified,
    typedBy,
    simulated: [...simulated],
    imported: [...imported],
    twins: [...twins].map(([region, twinOf]) => ({ region, twinOf })),
  };
}

/** @throws RefusalError when a region is said to be the twin of two. */
function addTwin(
  twins: Map<string, string>,
  { region, twinOf }: ExecutionRow,
  where: string,
): void {
  if (twinOf === null) return;
  const known = twins.get(region) ?? twinOf;
  if (known !== twinOf) {
    throw new RefusalError(
      `${where}: twin_of of region ${JSON.stringify(region)} is ${JSON.stringify(twinOf)}, and ${JSON.stringify(known)} in a row before.`,
    );
  }
  twins.set(region, twinOf);
}

function keptRow(row: AnalysedRow, line: number, intern: (text: string) => string): AnalysedRow {
  return {
    modelId: intern(row.modelId),
    region: intern(row.region),
    questionId: intern(row.questionId),
    repeat: row.repeat,
    outcome: row.outcome,
    kind: row.kind,
    language: row.language == null ? null : intern(row.language),
    quarantined: row.quarantined,
    startedAt: row.startedAt,
    line,
  };
}

/** Names come once in a million rows instead of a million times. */
function interning(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const kept = known.get(text);
    if (kept === undefined) known.set(text, text);
    return kept ?? text;
  };
}
