import { agreedWord } from '@beacon/classification';
import { jobEvent } from '@beacon/outbox';
import type { OutboxRelay } from '@beacon/outbox';
import {
  OutboxMessage,
  changeOutcomes,
  countJudgedAnswers,
  findUnappliedJudgings,
  holdJob,
  markJudgingApplied,
  readDecidableAnswers,
} from '@beacon/persistence';
import type { OutcomeCorrection, UnappliedJudging } from '@beacon/persistence';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { Logger } from '@nestjs/common';
import { correctionOf } from './judged-outcome.js';

const JUDGINGS_AT_ONCE = 10;
/** Answers of one transaction, in which nothing of the source is recorded. */
const ANSWERS_AT_ONCE = 500;

/** Makes the words in which judges agree the outcomes of the answers, where the policy of a judging job says so. */
export class JudgingPolicy {
  readonly #logger = new Logger('Planner');

  constructor(
    private readonly orm: MikroORM,
    private readonly relay: Pick<OutboxRelay, 'wake'>,
  ) {}

  /**
   * Looks for judging jobs that have ended. Safe to repeat, also half-way: what is decided already is left as it is.
   * @throws Error when the database does not answer: the next turn goes on.
   */
  async apply(): Promise<void> {
    for (const judging of await findUnappliedJudgings(this.orm.em.fork(), JUDGINGS_AT_ONCE)) {
      await this.#applyOne(judging);
    }
  }

  async #applyOne(judging: UnappliedJudging): Promise<void> {
    const answers = await countJudgedAnswers(this.orm.em.fork(), judging.jobId);
    for (let from = 0; from < answers; from += ANSWERS_AT_ONCE) {
      await this.orm.em
        .fork()
        .transactional((em) => decide(em, judging, { from, to: from + ANSWERS_AT_ONCE }));
    }
    const changed = await this.orm.em.fork().transactional((em) => conclude(em, judging));
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
      const agreed = agreedWord(answer.words, atLeast);
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
  em.create(OutboxMessage, {
    ...jobEvent('job.judged', sourceJobId, data, `${jobId}:${Date.now()}`),
    createdAt: new Date(),
  });
  return changed;
}
