import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { LaneConfig, SamplingParameter } from '@beacon/domain';
import type { z } from 'zod';
import type { ProviderAnswer } from '../attempt.js';
import type { BodyEvidence, HttpReply, ReadBody } from '../protocol.js';
import type { Sampling } from '../sampling.js';

/** What a 2xx body says beside the model's words. */
export interface AnswerFacts {
  readonly answer: Omit<ProviderAnswer, 'text'>;
  readonly evidence: BodyEvidence;
}

/** A protocol that one of the AI SDK's packages writes and reads; what they hide is read beside them. */
export interface CarriedProtocol {
  /** The parameters of sampling that the protocol has a field for. */
  readonly takes: readonly SamplingParameter[];
  /** The model of a lane, which makes its requests by `fetch`. Loads the package at its first call. */
  model(lane: LaneConfig, fetch: typeof globalThis.fetch): Promise<LanguageModelV4>;
  /** Reads the sampling that a request's body asks for. */
  readonly written: z.ZodType<Sampling>;
  /** Reads a 2xx body. What has not the shape of an answer is none. */
  readonly facts: z.ZodType<AnswerFacts>;
  /**
   * Of a 2xx body what the package is shown: the words, and what it insists on. A package fails at fields and kinds of parts that it does
   * not know or that a provider leaves out, and an answer that is paid for would be lost by what nobody needs.
   */
  readonly shown: z.ZodType;
  /** What a reply means that is not a 2xx. */
  refusedOrFailed(reply: HttpReply): ReadBody;
}

/**
 * Given to the packages where they ask for a secret: they would look for one in the environment. What is sent is put in its place
 * where the request is made.
 */
export const NO_SECRET = 'sent-by-the-lane';
