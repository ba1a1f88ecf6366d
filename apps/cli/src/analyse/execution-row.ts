import { CLASSIFIER_VERSION, classifyOutcome } from '@beacon/classification';
import { questionLanguage, STANCES, type AnalysedRow, type Stance } from '@beacon/verdict';
import {
  EXECUTION_STATUSES,
  IMPORTED,
  OUTCOMES,
  OUTCOME_SOURCES,
  QUESTION_KINDS,
  SIMULATION_HEADER,
} from '@beacon/domain';
import { z } from 'zod';
import { answerFields, classificationInputOf } from '../classify/answer-row.js';
import { must, ROW } from '../rows/read-row.js';

/** A row of `beacon analyse`, without its line. */
export interface ExecutionRow extends Omit<AnalysedRow, 'line'> {
  /** Whether the outcome was found by the classifier, because the row has none. */
  readonly isClassified: boolean;
  /** Who typed the outcome: this classifier, or people; null where the row does not say, or somebody else did. */
  readonly typedBy: TypedBy | null;
  /** The region whose second executor this one is; null for a place of its own. */
  readonly twinOf: string | null;
  /** The answer's text, where the row has one. */
  readonly answer: string | null;
  /** What raters say of it to the statement of its question. */
  readonly stance: Stance | null;
  /** Whether the answer was made up by the simulator, and counts. */
  readonly isSimulated: boolean;
  /** Whether it was imported, and counts. */
  readonly isImported: boolean;
}

/** Those whose errors are known. */
export const TYPED_BY = ['classifier', 'people'] as const;
export type TypedBy = (typeof TYPED_BY)[number];

const RECORDED = [...OUTCOMES, 'cancelled'] as const;
const OUTCOME = must(`one of ${RECORDED.join(', ')}, or left out beside a response`);

/** A name: text that is not empty, or a whole number, which stands for its digits. */
const NAME = must('text that is not empty, or a whole number below 2^53');
const name = z.union([z.string().min(1, NAME), z.int(NAME).transform(String)], NAME);
const QUESTION = must(
  'text that is not empty, a whole number below 2^53, or null when there is only one prompt',
);
const kind = z.enum(QUESTION_KINDS, must(`one of ${QUESTION_KINDS.join(', ')}, or null`)).nullish();
const MOMENT = must('a time with its offset, such as 2026-11-20T10:00:02.5Z, or null');
const flag = must('true, false or null');

/** An export of a job calls the model `model_requested`, and the kind `question_kind`. */
function withOwnNames(row: unknown): unknown {
  if (typeof row !== 'object' || row === null || 'model_id' in row) return row;
  return 'model_requested' in row ? { ...row, model_id: row.model_requested } : row;
}

const fields = z.looseObject(
  {
    model_id: name,
    region: name,
    twin_of: name.nullish(),
    question_id: z.union(
      [z.string().min(1, QUESTION), z.int(QUESTION).transform(String), z.null()],
      QUESTION,
    ),
    repeat: z.int(must('a whole number from 0')).min(0, must('a whole number from 0')).nullish(),
    outcome: z.enum(RECORDED, OUTCOME).nullish(),
    status: z
      .enum(EXECUTION_STATUSES, must(`one of ${EXECUTION_STATUSES.join(', ')}, or null`))
      .nullish(),
    kind,
    question_kind: kind,
    control: z.boolean(flag).nullish(),
    quarantine: z
      .union([z.boolean(), z.string(), z.null()], must('true, false, the reason as text, or null'))
      .optional(),
    outcome_source: z
      .enum(OUTCOME_SOURCES, must(`one of ${OUTCOME_SOURCES.join(', ')}, or null`))
      .nullish(),
    started_at: z.iso.datetime({ offset: true, ...MOMENT }).nullish(),
    classifier_version: z.unknown().optional(),
    language: z.unknown().optional(),
    prompt: z.unknown().optional(),
    question_text: z.unknown().optional(),
    response: z.unknown().optional(),
    text: z.unknown().optional(),
    stance: z.enum(STANCES, must(`one of ${STANCES.join(', ')}, or null`)).nullish(),
    edge_headers: z.unknown().optional(),
    provider: z.unknown().optional(),
  },
  ROW,
);

type Fields = z.output<typeof fields>;

const typedRow = fields.transform((row, context): ExecutionRow => {
  const found = recordedOutcome(row) ?? classifiedOutcome(row, context);
  if (found === null) return z.NEVER;
  const quarantined = Boolean(row.quarantine);
  const counts = isCounted({ quarantined, outcome: found.outcome });
  return {
    modelId: row.model_id,
    region: row.region,
    twinOf: row.twin_of ?? null,
    questionId: row.question_id ?? '',
    repeat: row.repeat ?? 1,
    kind: kindOf(row),
    language: languageOfRow(row),
    typedBy: found.isClassified ? 'classifier' : typedByOf(row),
    quarantined,
    answer: [row.response, row.text].find(isText) ?? null,
    stance: row.stance ?? null,
    startedAt: row.started_at == null ? null : Date.parse(row.started_at),
    isSimulated: counts && isMadeUp(row.edge_headers),
    isImported: counts && row.provider === IMPORTED,
    ...found,
  };
});

/** Reads a row of `beacon analyse`. */
export const executionRow: z.ZodType<ExecutionRow> = z.preprocess(withOwnNames, typedRow);

type Found = Pick<ExecutionRow, 'outcome' | 'isClassified'>;

/** A row that was cancelled was not measured, whatever else it says. */
function recordedOutcome({ status, outcome }: Fields): Found | null {
  if (status === 'cancelled') return { outcome: 'cancelled', isClassified: false };
  if (outcome != null) return { outcome, isClassified: false };
  return status === 'failed' ? { outcome: 'error', isClassified: false } : null;
}

const ANSWER = z.object(answerFields);

/** The answer's fields are looked at only where they are needed: a row with an outcome may hold anything in them. */
function classifiedOutcome(row: Fields, context: z.core.$RefinementCtx): Found | null {
  const answer = ANSWER.safeParse(row);
  if (!answer.success) {
    for (const { path, message } of answer.error.issues) {
      context.addIssue({ code: 'custom', path, message });
    }
    return null;
  }
  const input = classificationInputOf(answer.data);
  if (input === null) {
    context.addIssue({ code: 'custom', path: ['outcome'], message: OUTCOME.error });
    return null;
  }
  return { outcome: classifyOutcome(input).outcome, isClassified: true };
}

/** Whether an execution goes into the rates. */
export function isCounted({
  quarantined,
  outcome,
}: Pick<AnalysedRow, 'quarantined' | 'outcome'>): boolean {
  return quarantined !== true && outcome !== 'error' && outcome !== 'cancelled';
}

/** As an export tells it; whatever else stands in the field says nothing. */
function isMadeUp(headers: unknown): boolean {
  return (
    typeof headers === 'object' && headers !== null && Object.hasOwn(headers, SIMULATION_HEADER)
  );
}

/** Of its question: as the row says, else as the question's text tells, else the answer's. */
function languageOfRow(row: Fields): string | null {
  const texts = [row.prompt, row.question_text, row.response, row.text].filter(isText);
  return questionLanguage(isText(row.language) ? row.language : null, texts[0]);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/** An export says who typed an outcome. Of another version of the classifier, and of judges, it is not known what they miss. */
function typedByOf({
  outcome_source: source,
  classifier_version: version,
}: Fields): TypedBy | null {
  if (source === 'human') return 'people';
  const ours = source === 'provider' || version === CLASSIFIER_VERSION;
  return ours && (source === 'provider' || source === 'rules' || source === 'model')
    ? 'classifier'
    : null;
}

/** Where a file knows only controls and others, the others are what is asked about. */
function kindOf({ kind, question_kind, control }: Fields): ExecutionRow['kind'] {
  if (kind != null) return kind;
  if (question_kind != null || control == null) return question_kind ?? null;
  return control ? 'control' : 'sensitive';
}
