/** What a published copy of a job says of itself. */
export interface PublishedFacts {
  readonly job_id: string;
  /** What the job calls what it asks; null when it does not. */
  readonly name: string | null;
  /** ISO 8601. */
  readonly made_at: string;
  readonly beacon_version: string;
  /** Of what typed the outcomes that are in it. */
  readonly classifier_versions: readonly string[];
  /** Whether a simulator made up answers that are counted. */
  readonly simulated: boolean;
  readonly with_answers: boolean;
}

/** A page that holds one finished job and needs no gateway. */
export interface PublishedCopy {
  readonly facts: PublishedFacts;
  /** Answers as the gateway would, from what the page holds. */
  readonly answer: (request: Request) => Promise<Response>;
}

/**
 * The copy that this page is; null where a gateway serves the portal. Whatever changes a job, or asks for something that a copy does not hold,
 * is hidden where this is set. The build of a copy puts `published/embedded-copy.ts` in the place of this file.
 */
export const PUBLISHED: PublishedCopy | null = null;
