import { unanimousLabel } from '@beacon/classification';
import { jobEvent } from '@beacon/outbox';
import { OutboxRelay } from '@beacon/outbox';
import {
  changeOutcomes,
  countJudgedAnswers,
  enqueueOutbox,
  findUnappliedJudgings,
  holdJob,
  markJudgingApplied,
  readDecidableAnswers,
} from '@beacon/persistence';
import type { OutcomeCorrection, UnappliedJudging } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { correctionOf } from './judged-outcome.js';

const JUDGINGS_AT_ONCE = 10;
/** Answers of one transaction, in which nothing of the source is recorded. */
const ANSWERS_AT_ONCE = 500;

/** Makes the judgements in which judges agree the outcomes of the answers, where the policy of a judging job says so. */
@Injectable()
export class JudgingPolicy {
  readonly #logger = new Logger('Planner');

  constructor(
    private readonly em: EntityManager,
    @Inject(OutboxRelay) private readonly relay: Pick<OutboxRelay, 'wake'>,
  ) {}

  /**
   * Looks for judging jobs that have ended. Safe to repeat, also half-way: what is decided already is left as it is.
   * @throws Error when the database does not answer: the next turn continues.
   */
  async apply(): Promise<void> {
    for (const judging of await findUnappliedJudgings(this.em, JUDGINGS_AT_ONCE)) {
      await this.#applyOne(judging);
    }
  }

  async #applyOne(judging: UnappliedJudging): Promise<void> {
    const answers = await countJudgedAnswers(this.em, judging.jobId);
    for (let from = 0; from < answers; from += ANSWERS_AT_ONCE) {
      await this.em.transactional((em) =>
        decide(em, judging, { from, to: from + ANSWERS_AT_ONCE }),
      );
    }
    const changed = await this.em.transactional((em) => conclude(em, judging));
    this.relay.wake();
    const { jobId, sourceJobId } = judging;
    this.#logger.log({ event: 'judging.applied', jobId, sourceJobId, changed });
  }
}

/** Who changed outcomes, as their history names it. */
function authorOf({ jobId }: UnappliedJudging): string {
  return `judging job ${jobId}`;
}

async function decide(
  em: EntityManager,
  judging: UnappliedJudging,
  part: { readonly from: number; readonly to: number },
): Promise<void> {
  await holdJob(em, judging.sourceJobId);
  const atLeast = judging.judging.policy === 'one_judge' ? 1 : 2;
  const corrections = (await readDecidableAnswers(em, judging, part)).flatMap(
    (answer): OutcomeCorrection[] => {
      const agreed = unanimousLabel(answer.words, atLeast);
      return correctionOf(answer, agreed, judging.judging.prompt);
    },
  );
  await changeOutcomes(em, judging.sourceJobId, corrections, {
    kind: 'judging',
    author: authorOf(judging),
    reason: `policy ${judging.judging.policy}`,
  });
}

async function conclude(em: EntityManager, judging: UnappliedJudging): Promise<number> {
  const changed = await markJudgingApplied(em, judging, authorOf(judging));
  const { jobId, sourceJobId } = judging;
  const data = { judging_job_id: jobId, policy: judging.judging.policy, changed };
  await enqueueOutbox(em, [jobEvent('job.judged', sourceJobId, data, `${jobId}:${Date.now()}`)]);
  return changed;
}
