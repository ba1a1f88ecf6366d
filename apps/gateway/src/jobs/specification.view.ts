import {
  ANALYSIS_CLAIMS,
  ANALYSIS_ENDPOINTS,
  ARM_KINDS,
  DEFAULT_MAX_SKEW_MS,
  JUDGING_SCOPES,
  NO_MAX_SKEW,
  OUTCOME_POLICIES,
  QUESTION_KINDS,
  baseQuestionsOf,
  formatDuration,
  toUsd,
} from '@beacon/domain';
import type {
  AnalysisClaim,
  AnalysisEndpoint,
  ArmKind,
  JobSpec,
  JudgingScope,
  OutcomePolicy,
  QuestionKind,
} from '@beacon/domain';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ANY_OBJECT,
  INTEGER,
  NULLABLE_INTEGER,
  NULLABLE_TEXT,
  TIME,
} from '../http/openapi/schemas.js';

const SYSTEM_PROMPTS = ['regional', 'none'] as const;

/** Constraints of a specification. */
export class SpecifiedConstraintsView {
  @ApiProperty({ type: [String] })
  readonly regions!: readonly string[];

  @ApiProperty(INTEGER)
  readonly min_regions!: number;

  @ApiProperty()
  readonly min_success_rate!: number;

  @ApiProperty({ description: 'Duration, such as `10m`.' })
  readonly timeout!: string;

  @ApiProperty()
  readonly provider_timeout!: string;

  @ApiProperty({ description: 'Duration, or `off`.' })
  readonly max_skew!: string;

  @ApiPropertyOptional({ description: 'US dollars. Absent where nothing limits the cost.' })
  readonly max_cost?: number;
}

/** A model of a specification. */
export class SpecifiedModelView {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty()
  readonly name!: string;

  @ApiProperty({ type: [String] })
  readonly regions!: readonly string[];
}

/** A question of a specification. */
export class SpecifiedQuestionView {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty()
  readonly text!: string;

  @ApiProperty(NULLABLE_TEXT)
  readonly category!: string | null;

  @ApiProperty(NULLABLE_TEXT)
  readonly language!: string | null;

  @ApiPropertyOptional({
    enum: QUESTION_KINDS,
    description: 'Of own questions, where the job says so.',
  })
  readonly kind?: QuestionKind;

  @ApiPropertyOptional({ description: 'What an answer agrees or disagrees with, for raters.' })
  readonly statement?: string;

  @ApiPropertyOptional({
    description: 'Joins it with the questions that ask the same in another language.',
  })
  readonly pair?: string;
}

/** One side of an arm of a specification. */
export class SpecifiedArmLevelView {
  @ApiProperty()
  readonly name!: string;

  @ApiPropertyOptional({ description: 'The model of the job that stands for it.' })
  readonly model?: string;

  @ApiPropertyOptional({
    ...NULLABLE_TEXT,
    description: 'The system prompt that is sent; null for none.',
  })
  readonly system_prompt?: string | null;
}

/** What a specification compares. */
export class SpecifiedArmView {
  @ApiProperty({ enum: ARM_KINDS })
  readonly kind!: ArmKind;

  @ApiPropertyOptional({
    type: [SpecifiedArmLevelView],
    description: 'Absent for region and language.',
  })
  readonly levels?: readonly SpecifiedArmLevelView[];
}

/** Sampling parameters of a specification. */
export class SpecifiedSamplingView {
  @ApiProperty()
  readonly temperature!: number;

  @ApiProperty(INTEGER)
  readonly max_tokens!: number;

  @ApiProperty(NULLABLE_INTEGER)
  readonly seed!: number | null;

  @ApiProperty({ type: 'number', nullable: true })
  readonly top_p!: number | null;
}

/** How a job is to be analysed. */
export class SpecifiedAnalysisView {
  @ApiProperty({ enum: ANALYSIS_ENDPOINTS })
  readonly endpoint!: AnalysisEndpoint;

  @ApiProperty({ enum: ANALYSIS_CLAIMS })
  readonly claim!: AnalysisClaim;

  @ApiProperty()
  readonly alpha!: number;

  @ApiProperty()
  readonly margin!: number;
}

/** Who judges the answers of a job. */
export class SpecifiedJudgingView {
  @ApiProperty({ type: [String] })
  readonly models!: readonly string[];

  @ApiPropertyOptional({ description: 'Absent where they are asked from several.' })
  readonly region?: string;

  @ApiProperty({ enum: OUTCOME_POLICIES })
  readonly policy!: OutcomePolicy;

  @ApiProperty({ enum: JUDGING_SCOPES })
  readonly only!: JudgingScope;

  @ApiProperty(INTEGER)
  readonly max_tokens!: number;
}

/** Whose answers a judging job judges. */
export class JudgingOfView {
  @ApiProperty()
  readonly source_job_id!: string;

  @ApiProperty({ description: 'Version of the words in which judges are asked.' })
  readonly prompt!: string;

  @ApiProperty({ enum: OUTCOME_POLICIES })
  readonly policy!: OutcomePolicy;

  @ApiProperty({ enum: JUDGING_SCOPES })
  readonly only!: JudgingScope;

  @ApiProperty()
  readonly again!: boolean;
}

/** A file that answers were imported from. */
export class ImportedFileView {
  @ApiProperty()
  readonly name!: string;

  @ApiProperty({ description: 'Of its bytes.' })
  readonly sha256!: string;

  @ApiProperty(INTEGER)
  readonly bytes!: number;
}

/** Where the answers of a job come from that were imported. */
export class ImportedView {
  @ApiProperty({ description: 'Such as `inspect`.' })
  readonly format!: string;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'What made the files, as they say.' })
  readonly tool!: string | null;

  @ApiProperty(NULLABLE_TEXT)
  readonly tool_version!: string | null;

  @ApiProperty({ type: [ImportedFileView] })
  readonly files!: readonly ImportedFileView[];

  @ApiProperty(TIME)
  readonly imported_at!: string;

  @ApiProperty({ ...INTEGER, description: 'Lines that were imported.' })
  readonly answers!: number;

  @ApiProperty({ description: 'Whether every answer came with its own moment.' })
  readonly times_known!: boolean;

  @ApiProperty({
    description:
      'Whether `sampling` is what they were asked with, as the importer says; else it is what asking these questions would use.',
  })
  readonly sampling_known!: boolean;
}

/** A job's specification in the form in which it can be submitted again. It holds no id, so that submitting it makes a new job rather than meeting the old one. */
export class SpecificationView {
  @ApiProperty()
  readonly version!: string;

  @ApiProperty(ANY_OBJECT)
  readonly benchmark!: Readonly<Record<string, unknown>>;

  @ApiProperty()
  readonly constraints!: SpecifiedConstraintsView;

  @ApiProperty({ type: [SpecifiedModelView] })
  readonly models!: readonly SpecifiedModelView[];

  @ApiPropertyOptional({
    type: [SpecifiedQuestionView],
    description: 'Absent when the job asks its own prompt, `benchmark.input.data.prompt`.',
  })
  readonly questions?: readonly SpecifiedQuestionView[];

  @ApiProperty(INTEGER)
  readonly repeats!: number;

  @ApiPropertyOptional({
    ...INTEGER,
    description:
      'What the order of the cells is drawn from. Absent in jobs from before orders were drawn.',
  })
  readonly order_seed?: number;

  @ApiProperty()
  readonly sampling!: SpecifiedSamplingView;

  @ApiProperty({ enum: SYSTEM_PROMPTS })
  readonly system_prompt!: (typeof SYSTEM_PROMPTS)[number];

  @ApiPropertyOptional({
    type: [SpecifiedArmView],
    description: 'What is compared beside regions. Absent where nothing is.',
  })
  readonly arms?: readonly SpecifiedArmView[];

  @ApiPropertyOptional({
    description: 'How it is to be analysed, where its submitter said so.',
  })
  readonly analysis?: SpecifiedAnalysisView;

  @ApiPropertyOptional({
    ...INTEGER,
    description:
      'For how many days after its end its answers are kept. As the installation says when absent.',
  })
  readonly retention_days?: number;

  @ApiPropertyOptional({ description: 'Who judges its answers as they are recorded.' })
  readonly judging?: SpecifiedJudgingView;

  @ApiPropertyOptional({
    description: 'Of a judging job, which cannot be submitted: whose answers are its questions.',
  })
  readonly judging_of?: JudgingOfView;

  @ApiPropertyOptional({
    description:
      'Of a job whose answers were imported: where from. Leave it out to ask the same questions.',
  })
  readonly imported?: ImportedView;

  @ApiProperty(ANY_OBJECT)
  readonly metadata!: Readonly<Record<string, unknown>>;
}

/** The specification of a job, as it can be submitted again. */
export function toSpecificationView(spec: JobSpec): SpecificationView {
  return {
    // "1.0" is the form in which any benchmark may ask a prompt of its own.
    version: spec.questions.length === 0 ? '1.0' : spec.version,
    benchmark: toBenchmark(spec),
    constraints: toConstraints(spec),
    models: spec.models.map(({ id, name, regions }) => ({ id, name, regions: [...regions] })),
    ...toQuestions(spec),
    repeats: spec.repeats,
    ...(spec.order === undefined ? {} : { order_seed: spec.order.seed }),
    sampling: toSampling(spec),
    system_prompt: spec.systemPrompt,
    ...toArms(spec),
    ...(spec.analysis === undefined ? {} : { analysis: { ...spec.analysis } }),
    ...(spec.retentionDays === undefined ? {} : { retention_days: spec.retentionDays }),
    ...toJudging(spec),
    ...toImported(spec),
    metadata: { ...spec.metadata },
  };
}

function toBenchmark({ benchmark }: JobSpec): SpecificationView['benchmark'] {
  const { name, version, description, details } = benchmark;
  return { name, version, description, ...details };
}

function toConstraints({ regions, constraints }: JobSpec): SpecifiedConstraintsView {
  return {
    regions: [...regions],
    min_regions: constraints.minRegions,
    min_success_rate: constraints.minSuccessRate,
    timeout: formatDuration(constraints.timeoutMs),
    provider_timeout: formatDuration(constraints.providerTimeoutMs),
    max_skew: maxSkewOf(constraints),
    ...toMaxCost(constraints),
  };
}

function toMaxCost({
  maxCostNanoUsd: limit,
}: JobSpec['constraints']): Pick<SpecifiedConstraintsView, 'max_cost'> {
  return limit === undefined ? {} : { max_cost: toUsd(limit) };
}

function maxSkewOf({ maxSkewMs = DEFAULT_MAX_SKEW_MS }: JobSpec['constraints']): string {
  return maxSkewMs === null ? NO_MAX_SKEW : formatDuration(maxSkewMs);
}

/** What can be submitted again: each question once, though it was asked with several system prompts. */
function toQuestions(spec: JobSpec): Pick<SpecificationView, 'questions'> {
  if (spec.questions.length === 0) return {};
  const questions = baseQuestionsOf(spec);
  return {
    questions: questions.map(({ id, text, category, language, kind, statement, pair }) => ({
      id,
      text,
      category,
      language,
      ...(kind === undefined ? {} : { kind }),
      ...(statement === undefined ? {} : { statement }),
      ...(pair === undefined ? {} : { pair }),
    })),
  };
}

function toArms({ arms }: JobSpec): Pick<SpecificationView, 'arms'> {
  if (arms === undefined) return {};
  return {
    arms: arms.map(({ kind, levels }) => ({
      kind,
      ...(levels === undefined
        ? {}
        : {
            levels: levels.map(({ name, model, systemPrompt }) => ({
              name,
              ...(model === undefined ? {} : { model }),
              ...(systemPrompt === undefined ? {} : { system_prompt: systemPrompt }),
            })),
          }),
    })),
  };
}

function toSampling({ sampling }: JobSpec): SpecifiedSamplingView {
  const { temperature, maxTokens, seed, topP } = sampling;
  return { temperature, max_tokens: maxTokens, seed, top_p: topP };
}

function toImported({ imported }: JobSpec): Pick<SpecificationView, 'imported'> {
  if (imported === undefined) return {};
  const { format, tool, files, answers } = imported;
  return {
    imported: {
      format,
      tool,
      tool_version: imported.toolVersion,
      files,
      imported_at: imported.importedAt,
      answers,
      times_known: imported.timesKnown,
      sampling_known: imported.samplingKnown,
    },
  };
}

function toJudging({
  judges,
  judging,
}: JobSpec): Pick<SpecificationView, 'judging' | 'judging_of'> {
  if (judging !== undefined) {
    const { sourceJobId: source_job_id, prompt, policy, only, again } = judging;
    return { judging_of: { source_job_id, prompt, policy, only, again } };
  }
  if (judges === undefined) return {};
  const { models, policy, only, maxTokens: max_tokens } = judges;
  const [region, ...others] = new Set(models.flatMap((model) => model.regions));
  const place = region === undefined || others.length > 0 ? {} : { region };
  return { judging: { models: models.map(({ id }) => id), ...place, policy, only, max_tokens } };
}
