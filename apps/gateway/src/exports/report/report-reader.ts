import { createHash } from 'node:crypto';
import { CLASSIFIER_VERSION } from '@beacon/classification';
import { installation } from '@beacon/installation';
import { comparedRegions, verdict } from '@beacon/verdict';
import type { ContentComparison } from '@beacon/verdict';
import { resolveRegion } from '@beacon/domain';
import type { Catalogue, JobSpec, QuestionBank } from '@beacon/domain';
import { migrations } from '@beacon/migrations';
import {
  Job,
  Snapshot,
  readAnswers,
  readLanes,
  readMatrixGroups,
  readProfileFrame,
  readJobProof,
  readReportFacts,
} from '@beacon/persistence';
import type { ProfileFrame } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { ContentReader } from '../../content/content-reader.js';
import { CATALOGUE, QUESTION_BANK } from '../../settings/settings.js';
import { ApiError } from '../../http/errors/api-error.js';
import { toSpecificationView } from '../../jobs/specification.view.js';
import { readOutcomeState } from '../../job-access/outcome-state.js';
import { readVerdictInput } from '../../verdict/read-verdict-input.js';
import { twinsOf } from '../../job-access/twins.js';
import { resolveQuestion, withQuestion } from '../../verdict/verdict-question.js';
import { withErasure } from '../../verdict/erased-answers.js';
import type { AskedVerdict, VerdictQuestion } from '../../verdict/verdict-question.js';
import { ExportSlots } from '../export-slots.js';
import { kindOf } from '../question-kind.js';
import { differingPlaces } from './differing-places.js';
import type { Place } from './differing-places.js';
import { LIMITS } from './limits.js';
import type { ReportExample, ReportInput, ReportQuestion, ReportRegion } from './report-input.js';

/** What a report is asked for, and what was compared for it already. */
interface Asked {
  readonly question: VerdictQuestion;
  readonly content: ContentComparison;
}

/** Reads what a job's report says, all of one moment, but for what the answers say, which is compared just before. The database counts; what is read does not grow with the executions. */
@Injectable()
export class ReportReader {
  constructor(
    private readonly orm: MikroORM,
    private readonly slots: ExportSlots,
    private readonly contents: ContentReader,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
    @Inject(QUESTION_BANK) private readonly bank: QuestionBank,
  ) {}

  /**
   * What the report of a job says.
   * @param left aborted when no client waits for it any more.
   * @throws ApiError when there is no such job, or too many exports run.
   */
  async read(jobId: string, wanted: AskedVerdict, left: AbortSignal): Promise<ReportInput> {
    const giveBack = this.slots.take();
    try {
      const { question } = await resolveQuestion(this.orm.em.fork(), jobId, wanted);
      const { alpha, claim } = question;
      const { content } = await this.contents.read(jobId, { alpha, claim, isSemantic: true });
      await using snapshot = await Snapshot.open(this.orm);
      left.addEventListener('abort', () => snapshot.cancelStatement(), { once: true });
      return await this.#read(snapshot.em, jobId, { question, content });
    } finally {
      giveBack();
    }
  }

  async #read(em: EntityManager, jobId: string, asked: Asked): Promise<ReportInput> {
    const job = await em.findOne(Job, { id: jobId }, { disableIdentityMap: true });
    const frame = await readProfileFrame(em, jobId);
    if (job === null || frame === null) throw ApiError.notFound('job', jobId);
    const questions = this.#questions(job.spec);
    const groups = await readMatrixGroups(em, scopeOf(job, questions));
    const order = questions.map(({ id }) => id);
    const compared = this.#compared(job);
    const places = differingPlaces(groups, order, compared);
    return {
      job: {
        id: job.id,
        status: job.status,
        spec: job.spec,
        createdAt: job.createdAt,
        startedAt: job.startedAt ?? null,
        completedAt: job.completedAt ?? null,
      },
      verdict: await this.#verdict(em, jobId, frame, asked),
      content: asked.content,
      regions: job.spec.regions.map((id) => this.#region(id)),
      lanes: await readLanes(em, jobId),
      questions,
      questionCount: frame.questionCount,
      groups,
      examples: await examplesOf(em, job, {
        questions,
        compared,
        places: places.slice(0, LIMITS.examples),
      }),
      differing: places.length,
      systemPrompts: systemPromptsOf(job),
      facts: await readReportFacts(em, jobId),
      proof: await readJobProof(em, jobId),
      specification: toSpecificationView(cut(job.spec)),
      versions: {
        beacon: installation().version,
        schema: migrations.at(-1)?.name ?? 'none',
        classifier: CLASSIFIER_VERSION,
      },
      generatedAt: new Date(),
    };
  }

  async #verdict(
    em: EntityManager,
    jobId: string,
    frame: ProfileFrame,
    { question, content }: Asked,
  ): Promise<ReportInput['verdict']> {
    const kinds = Object.fromEntries(this.bank.questions.map(({ id, kind }) => [id, kind]));
    const { catalogue } = this;
    const state = await readOutcomeState(em, jobId);
    const interim = state?.isRunning ?? false;
    const input = await readVerdictInput(em, jobId, frame, { catalogue, kinds, interim });
    const reached = verdict({ ...withQuestion(input, question), content: content.models });
    return withErasure(reached, state?.erasure ?? null);
  }

  #questions({ questions, prompt }: JobSpec): ReportQuestion[] {
    if (questions.length === 0) {
      const text = prompt ?? '';
      return [{ id: '', text, category: null, language: null, kind: null, sha256: sha256(text) }];
    }
    return questions.slice(0, LIMITS.questions).map((question) => ({
      id: question.id,
      text: question.text,
      category: question.category,
      language: question.language,
      kind: kindOf(question, this.bank),
      sha256: sha256(question.text),
    }));
  }

  /** Of each model, the regions that are places of their own. */
  #compared({ spec: { models, regions } }: Job): ReadonlyMap<string, readonly string[]> {
    const twins = twinsOf(regions, this.catalogue);
    return new Map(models.map(({ id, regions: asked }) => [id, comparedRegions(asked, twins)]));
  }

  /** A region that the catalogue has lost since is called by its id. */
  #region(id: string): ReportRegion {
    const known = resolveRegion(this.catalogue, id);
    return { id, name: known?.name ?? id, code: known?.code ?? id };
  }
}

function scopeOf({ id, spec }: Job, questions: readonly ReportQuestion[]) {
  return {
    jobId: id,
    regions: spec.regions,
    modelIds: spec.models.map((model) => model.id),
    questionIds: questions.map((question) => question.id),
  };
}

interface ExampleSource {
  readonly questions: readonly ReportQuestion[];
  readonly places: readonly Place[];
  readonly compared: ReadonlyMap<string, readonly string[]>;
}

async function examplesOf(
  em: EntityManager,
  { id: jobId }: Job,
  { questions, compared, places }: ExampleSource,
): Promise<ReportExample[]> {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const examples: ReportExample[] = [];
  for (const { questionId, modelId } of places) {
    const question = byId.get(questionId);
    const regions = compared.get(modelId) ?? [];
    const wanted = { jobId, modelId, questionId, regions, measured: true, perRegion: 1 };
    if (question === undefined) continue;
    examples.push({ modelId, question, answers: await readAnswers(em, wanted) });
  }
  return examples;
}

function systemPromptsOf({ spec, systemPrompts }: Job): ReportInput['systemPrompts'] {
  return spec.regions.map((region) => {
    const text = systemPrompts[region] ?? null;
    return { region, text, sha256: text === null ? null : sha256(text) };
  });
}

/** A specification with so many questions that the page can be opened; the rest is to be had elsewhere. */
function cut(spec: JobSpec): JobSpec {
  return { ...spec, questions: spec.questions.slice(0, LIMITS.questions) };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
