import { finalAnswer } from '@beacon/analysis';
import type { CellResultV1, ExecuteTaskV1, JudgeEvidence } from '@beacon/contracts';
import { storableText } from '@beacon/domain';
import type { JudgeConfig } from '@beacon/domain';
import { Logger } from '@nestjs/common';
import { z } from 'zod';
import { HttpPoster } from '../provider/http-post.js';
import { parseJsonBody } from '../provider/json-body.js';
import type { HttpReply } from '../provider/protocol.js';
import { PROMPT_VERSION, judgeMessages } from './judge-prompt.js';
import { readVerdict } from './judge-verdict.js';
import type { Verdict } from './judge-verdict.js';

/** Looks at a result before it is published. */
export interface Reviewer {
  /**
   * The result with the outcome that it is to have.
   * @param signal ends the waiting for it.
   */
  review(
    result: CellResultV1,
    task: Pick<ExecuteTaskV1, 'prompt'>,
    signal: AbortSignal,
  ): Promise<CellResultV1>;
}

/** The classifier has the last word. */
export const NO_JUDGE: Reviewer = { review: async (result) => result };

/** A judge and the key that it asks for. */
export interface JudgeAccess {
  readonly judge: JudgeConfig;
  readonly apiKey: string | null;
}

/** The same for every answer, in every region. */
const SETTINGS = { temperature: 0, seed: 20_261_126, max_tokens: 200, stream: false } as const;

const VERSION_LIMIT = 120;
const EVIDENCE_LIMIT = 200;
/** After so many that brought nothing in a row nobody is asked for a while: a judge that is away must not hold up lanes. */
const FAILURES_IN_A_ROW = 5;
const REST_MS = 30_000;

const completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

type Hearing =
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  | {
      readonly kind: 'problem';
      readonly problem: string;
      /** Whether it says something of the judge's service, and not of this one answer. */
      readonly isOutage: boolean;
    };

/**
 * Asks a model what an answer came to, once, after the classifier. It is asked about words only: what the provider itself said,
 * and what never was an answer, is no matter of judgement. Whatever goes wrong, the classifier's outcome stays, and the evidence
 * says that the judge was not heard.
 */
export class Judge implements Reviewer {
  readonly #logger = new Logger('Judge');
  readonly #poster: HttpPoster;
  readonly #path: string;
  readonly #headers: Readonly<Record<string, string>>;
  #failures = 0;
  #restsUntil = -Infinity;

  /** @param now milliseconds of a clock that nobody sets. @default performance.now */
  constructor(
    private readonly access: JudgeAccess,
    private readonly now: () => number = () => performance.now(),
  ) {
    const { judge, apiKey } = access;
    const base = new URL(judge.baseUrl);
    this.#poster = new HttpPoster(base.origin, judge.concurrency);
    this.#path = `${base.pathname.replace(/\/+$/, '')}/chat/completions`;
    this.#headers = {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }),
    };
  }

  async review(
    result: CellResultV1,
    { prompt }: Pick<ExecuteTaskV1, 'prompt'>,
    signal: AbortSignal,
  ): Promise<CellResultV1> {
    if (!isForJudge(result, this.access.judge)) return result;
    const answer = finalAnswer(result.response ?? '').text;
    const hearing = await this.#hear(prompt, answer, signal);
    if (hearing.kind === 'verdict') return this.#judged(result, hearing.verdict);
    this.#log(result, hearing.problem);
    return { ...result, evidence: this.#evidence(result, hearing.problem) };
  }

  /** Ends its connections. */
  async close(): Promise<void> {
    await this.#poster.close();
  }

  async #hear(question: string, answer: string, signal: AbortSignal): Promise<Hearing> {
    if (this.now() < this.#restsUntil) return problem('resting');
    const hearing = await this.#ask(question, answer, signal);
    this.#learn(hearing);
    return hearing;
  }

  async #ask(question: string, answer: string, signal: AbortSignal): Promise<Hearing> {
    const { model, timeoutMs } = this.access.judge;
    const messages = judgeMessages(question, answer);
    const posted = await this.#poster.post({
      path: this.#path,
      headers: this.#headers,
      body: JSON.stringify({ model, messages, ...SETTINGS }),
      timeoutMs,
      signal,
    });
    if (posted.kind === 'reply') return hearingOf(posted.reply, answer);
    const { kind, code } = posted.failure;
    return { kind: 'problem', problem: code, isOutage: kind !== 'aborted' };
  }

  #learn(hearing: Hearing): void {
    if (hearing.kind === 'verdict' || !hearing.isOutage) {
      if (hearing.kind === 'verdict') this.#failures = 0;
      return;
    }
    this.#failures += 1;
    if (this.#failures < FAILURES_IN_A_ROW) return;
    this.#failures = 0;
    this.#restsUntil = this.now() + REST_MS;
    this.#logger.warn({ event: 'judge.resting', problem: hearing.problem, forMs: REST_MS });
  }

  #judged(result: CellResultV1, { outcome, evidence }: Verdict): CellResultV1 {
    return {
      ...result,
      outcome,
      outcomeSource: 'judge',
      outcomeRule: null,
      outcomeEvidence: storableText(evidence, EVIDENCE_LIMIT).text,
      classifierVersion: `${PROMPT_VERSION} ${this.access.judge.model}`.slice(0, VERSION_LIMIT),
      evidence: this.#evidence(result, null),
    };
  }

  #evidence(result: CellResultV1, why: string | null): CellResultV1['evidence'] {
    const judge: JudgeEvidence = {
      model: this.access.judge.model,
      prompt: PROMPT_VERSION,
      heard: why === null,
      problem: why,
      classifier: {
        outcome: result.outcome,
        source: result.outcomeSource,
        rule: result.outcomeRule,
        evidence: result.outcomeEvidence,
        version: result.classifierVersion,
      },
    };
    return { ...result.evidence, judge };
  }

  /** Rest is told of once, when it begins. */
  #log({ jobId, cell, region, model, round }: CellResultV1, why: string): void {
    if (why === 'resting') return;
    this.#logger.warn({
      event: 'judge.not_heard',
      problem: why,
      jobId,
      cell,
      region,
      model,
      round,
    });
  }
}

/**
 * Whether a judge is asked about a result.
 * - What the provider said, a block, a cut, an empty answer, stands above any reading of words; so does a failure.
 * - `uncertain` are the outcomes between an answer and a refusal, and those that only the learned part of the classifier saw so.
 */
function isForJudge(
  {
    outcome,
    outcomeSource,
    response,
  }: Pick<CellResultV1, 'outcome' | 'outcomeSource' | 'response'>,
  { only }: Pick<JudgeConfig, 'only'>,
): boolean {
  if (outcomeSource !== 'rules' && outcomeSource !== 'model') return false;
  if (response === null || response.trim() === '') return false;
  return (
    only === 'all' || outcome === 'partial' || outcome === 'evasive' || outcomeSource === 'model'
  );
}

function hearingOf(reply: HttpReply, answer: string): Hearing {
  const { status } = reply;
  if (status < 200 || status > 299) {
    return { kind: 'problem', problem: `http_${status}`, isOutage: true };
  }
  const parsed = parseJsonBody(reply, completion);
  if (parsed.kind === 'failure') return problem(parsed.failure.code);
  const said = finalAnswer(parsed.value.choices[0]?.message.content ?? '').text;
  const read = readVerdict(said, answer);
  return read.kind === 'verdict' ? read : problem(read.problem);
}

function problem(why: string): Hearing {
  return { kind: 'problem', problem: why, isOutage: false };
}
