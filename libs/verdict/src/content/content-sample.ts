/** How much of a job is read to compare what its answers say. */
export interface ContentSampleSize {
  readonly questions: number;
  /** Answers of one region to one question. */
  readonly perRegion: number;
}

/** Answers of a job that are compared by their words, and by embeddings, which another service computes. */
export const LEXICAL_ANSWERS = 12_000;
export const EMBEDDED_ANSWERS = 3_000;

/** Cells of a job up to which its answers are compared unasked. */
export const QUICK_CONTENT_CELLS = 5_000;

/** Questions that a model's sample is drawn from at most. */
export const DRAWN_QUESTIONS = 120;

/** Of the draw of questions, and of random draws: the same answers give the same comparison. */
export const CONTENT_SEED = 1;

/** Characters that are read of an answer: its reasoning, and what is compared of it. */
export const READ_CHARACTERS = 20_000;

/** Answers of one model. */
const MODEL_ANSWERS = 2_000;
/** Beyond so many questions more repeats tell more. */
const QUESTIONS = 120;
const LEAST_QUESTIONS = 8;
const REPEATS = 20;

/** How many questions are drawn of a job, and how many answers to each are read: about as many as given at most, however large the job is. */
export function contentSampleSize(
  job: {
    readonly models: number;
    readonly regions: number;
    readonly questions: number;
    readonly repeats: number;
  },
  answers: number,
): ContentSampleSize {
  const budget = Math.min(MODEL_ANSWERS, Math.floor(answers / Math.max(1, job.models)));
  // Two repeats are the least from which a region can be told from chance.
  const least = Math.max(1, job.regions) * Math.min(job.repeats, 2);
  const affordable = Math.max(LEAST_QUESTIONS, Math.floor(budget / least));
  const questions = Math.min(job.questions, QUESTIONS, affordable);
  const share = Math.floor(budget / Math.max(1, questions * job.regions));
  const wanted = Math.min(job.repeats, 2);
  return { questions, perRegion: Math.min(job.repeats, REPEATS, Math.max(wanted, share)) };
}
