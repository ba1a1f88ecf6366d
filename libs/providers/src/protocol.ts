import type { ExecuteTaskV1 } from '@beacon/contracts';
import type { LaneConfig } from '@beacon/domain';
import type { ProviderAnswer, ProviderEvidence, ProviderFailure } from './attempt.js';

/** What of its evidence a provider's body may tell; headers tell the rest. What is not given is not said. */
export type BodyEvidence = Partial<Omit<ProviderEvidence, 'edgeHeaders'>>;

/** What a provider's body says, whether it is an answer or not. */
export type ReadBody =
  | {
      readonly kind: 'answer';
      readonly answer: ProviderAnswer;
      readonly evidence: BodyEvidence;
    }
  | { readonly kind: 'failure'; readonly failure: ProviderFailure };

/** A response of a provider, read whole. */
export interface HttpReply {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** What of a task its provider is asked. */
export type AskedTask = Pick<
  ExecuteTaskV1,
  'region' | 'prompt' | 'systemPrompt' | 'sampling' | 'timeoutMs'
>;

/** One way to put a question to a provider: one request to one address, no path walking, no redirects. */
export interface Protocol {
  /** Path under the lane's base URL, with its query. */
  path(lane: LaneConfig): string;
  request(task: AskedTask, lane: LaneConfig): Readonly<Record<string, unknown>>;
  read(reply: HttpReply): ReadBody;
}
