import { classifyOutcome } from '@beacon/classification';
import { statusOf } from '@beacon/domain';
import type { JobQuestion } from '@beacon/domain';
import { answerHash, canonicalText, evidenceHash, requestHash, signResults } from '@beacon/signing';
import type { ExecutionEntry, ResultStatement } from '@beacon/signing';
import { ASKED_AT, JOB, MODELS, REGIONS, REPEATS, SAMPLING, promptOf } from './made-job.js';
import type { MadeKeys } from './made-keys.js';

/** An entry of the log, and what is stored of its execution. */
export interface MadeEntry {
  readonly text: string;
  readonly row: string;
}

/** A cell with its answer, as it was typed. */
export interface MadeCell {
  readonly region: string;
  readonly model: string;
  readonly question: JobQuestion;
  readonly repeat: number;
  readonly response: string;
  readonly typed: ReturnType<typeof classifyOutcome>;
}

const REFUSAL = "I'm sorry, but I can't help with that.";
const ANSWER =
  'On that day a treaty was signed, a railway was opened, and the council met for the last time before the winter. ';

/** Asia refuses every second question; nobody else refuses anything. Answers have some 400 characters. */
function answerOf(region: string, number: number, repeat: number): string {
  return region === 'asia-pacific' && number % 2 === 0
    ? REFUSAL
    : `${ANSWER.repeat(3)}That was in the year ${1900 + repeat}.`;
}

/** The cells of a question. */
export function cellsOf(question: JobQuestion, number: number): MadeCell[] {
  return MODELS.flatMap((model) =>
    REGIONS.flatMap((region) =>
      Array.from({ length: REPEATS }, (_, at): MadeCell => {
        const repeat = at + 1;
        const response = answerOf(region, number, repeat);
        const typed = typedAs(response, question.text);
        return { region, model, question, repeat, response, typed };
      }),
    ),
  );
}

function typedAs(text: string, question: string): MadeCell['typed'] {
  const answer = { finishReason: 'stop', contentFilter: null, language: null };
  return classifyOutcome({ ...answer, text, question });
}

/**
 * The entries of cells of one region, in their order.
 * @param batch results that the executor signs together.
 * @param firstId of their executions
 */
export function entriesOf(
  cells: readonly MadeCell[],
  { keys, batch, firstId }: { keys: MadeKeys; batch: number; firstId: number },
): MadeEntry[] {
  const facts = cells.map((cell) => factsOf(cell, keys));
  const signatures = batchesOf(facts, batch).flatMap((some) => {
    const statements = some.map(({ statement }) => statement);
    return signResults(keys.executor(statements[0]?.region ?? ''), statements);
  });
  return facts.map((one, at) => entryOf(one, firstId + at, signatures[at] ?? null));
}

function batchesOf<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );
}

interface MadeFacts {
  readonly cell: MadeCell;
  readonly statement: ResultStatement;
  readonly stated: ReturnType<typeof statedOf>;
}

function statedOf(region: string) {
  return {
    evidence: { executorRegion: region, executorId: `executor-${region}`, edgeHeaders: {} },
    finish_reason: 'stop',
    response_cut: false,
    error_code: null,
    error_message: null,
    http_status: 200,
    input_tokens: 12,
    output_tokens: 40,
    quarantine: null,
  };
}

function factsOf(cell: MadeCell, keys: MadeKeys): MadeFacts {
  const { region, model, question, repeat, response, typed } = cell;
  const stated = statedOf(region);
  const statement = {
    v: 1,
    job: JOB,
    region,
    model,
    question: question.id,
    repeat,
    round: 1,
    request_hash: requestHash({
      prompt: question.text,
      systemPrompt: promptOf(region),
      sampling: { ...SAMPLING, seed: SAMPLING.seed + repeat - 1 },
    }),
    answer_hash: answerHash(response),
    outcome: typed.outcome,
    evidence_hash: evidenceHash(stated),
    started_at: ASKED_AT,
    finished_at: ASKED_AT,
    executor: `executor-${region}`,
    kid: keys.executor(region).kid,
  } as const;
  return { cell, statement, stated };
}

function entryOf({ cell, statement, stated }: MadeFacts, id: number, signature: string | null) {
  const { job: _job, v: _v, outcome, ...facts } = statement;
  const { source, rule, version } = cell.typed;
  const entry: ExecutionEntry = {
    v: 1,
    type: 'execution',
    id,
    ...facts,
    status: statusOf(cell.typed.outcome),
    outcome,
    signed_outcome: outcome,
    outcome_source: source,
    outcome_rule: rule,
    classifier_version: version,
    error_code: null,
    quarantine: null,
    recorded_at: ASKED_AT,
    signature,
  };
  const now = { outcome, source, version };
  const row = JSON.stringify({ response: cell.response, ...stated, now });
  return { text: canonicalText(entry), row };
}
