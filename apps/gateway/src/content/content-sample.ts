/** How much of a job is read to compare what its answers say. */
export interface ContentSampleSize {
  readonly questions: number;
  /** Answers of one region to one question. */
  readonly perRegion: number;
}

/** Answers that are read of a job, and of one of its models. */
const JOB_ANSWERS = 12_000;
const MODEL_ANSWERS = 2_000;
/** Beyond so many questions more repeats tell more. */
const QUESTIONS = 120;
const LEAST_QUESTIONS = 8;
const REPEATS = 20;

/** How many questions are drawn of a job, and how many answers to each are read: in all about 12,000 at most, however large the job is. */
export function contentSampleSize(job: {
  readonly models: number;
  readonly regions: number;
  readonly questions: number;
  readonly repeats: number;
}): ContentSampleSize {
  const budget = Math.min(MODEL_ANSWERS, Math.floor(JOB_ANSWERS / Math.max(1, job.models)));
  // Two repeats are the least from which a region can be told from chance.
  const least = Math.max(1, job.regions) * Math.min(job.repeats, 2);
  const affordable = Math.max(LEAST_QUESTIONS, Math.floor(budget / least));
  const questions = Math.min(job.questions, QUESTIONS, affordable);
  const share = Math.floor(budget / Math.max(1, questions * job.regions));
  const wanted = Math.min(job.repeats, 2);
  return { questions, perRegion: Math.min(job.repeats, REPEATS, Math.max(wanted, share)) };
}
