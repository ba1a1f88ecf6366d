import { z } from 'zod';
import { GatewayError, GatewayRefusal } from '../gateway/gateway-client.js';
import type { GatewayClient } from '../gateway/gateway-client.js';

/** The four classes, by the key that gives each. */
export const OUTCOME_KEYS = { a: 'answered', p: 'partial', e: 'evasive', r: 'refused' } as const;
export type OutcomeKey = keyof typeof OUTCOME_KEYS;
export type LabelWord = (typeof OUTCOME_KEYS)[OutcomeKey];

const itemSchema = z.object({
  item: z.string(),
  position: z.int(),
  items: z.int(),
  question: z.string(),
  answer: z.string(),
  labels: z
    .array(z.object({ rater: z.string(), outcome: z.string(), note: z.string().nullable() }))
    .default([]),
});
/** An answer to label; `labels` are those of others, for an adjudicator only. */
export type ShownItem = z.output<typeof itemSchema>;

const coefficient = z.object({
  value: z.number().nullable(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
});
const scale = z.object({
  agreed: z.int(),
  percent: z.number(),
  interval: z.tuple([z.number(), z.number()]),
  kappa: coefficient,
  ac1: coefficient,
  alpha: coefficient,
});
const reviewSchema = z.object({
  review_id: z.int(),
  items: z.int(),
  progress: z.object({
    unlabelled: z.int(),
    one_label: z.int(),
    disputed: z.int(),
    concluded: z.int(),
    replaced: z.int(),
  }),
  raters: z.array(z.object({ rater: z.string(), labels: z.int() })),
  agreement: z.object({
    pairs: z.array(
      z.object({
        a: z.string(),
        b: z.string(),
        answers: z.int(),
        scales: z.object({ classes: scale, withheld: scale, refused: scale }).nullable(),
      }),
    ),
  }),
});
/** How far a review is. */
export type ReviewState = z.output<typeof reviewSchema>;

/** A label for an item. */
export interface SaidWord {
  readonly item: string;
  readonly outcome: LabelWord;
  readonly note: string | null;
}

/** What a session of labelling needs of a review. */
export interface ReviewApi {
  /** @param after an item that was skipped. @returns null when nothing is left */
  next(after: string | null): Promise<ShownItem | null>;
  /** False when the item takes no word any more: others were there first, or its answer is gone. */
  say(word: SaidWord): Promise<boolean>;
  state(): Promise<ReviewState>;
}

/** Refusals that mean that an item is done with, and not that the request was wrong. */
const DONE = ['item_has_two_raters', 'item_adjudicated', 'answer_replaced', 'no_disagreement'];

/** A job's review on a gateway, for one rater. */
export class ReviewClient implements ReviewApi {
  readonly #client: GatewayClient;
  readonly #path: string;

  constructor(
    gateway: GatewayClient,
    job: string,
    private readonly rater: string,
    private readonly isAdjudicator: boolean,
  ) {
    this.#client = gateway;
    this.#path = `/api/v1/jobs/${encodeURIComponent(job)}/review`;
  }

  async next(after: string | null): Promise<ShownItem | null> {
    return this.isAdjudicator ? this.#nextDispute(after) : this.#nextItem(after);
  }

  async say({ item, outcome, note }: SaidWord): Promise<boolean> {
    const what = this.isAdjudicator ? 'adjudication' : 'labels';
    const path = `${this.#path}/items/${encodeURIComponent(item)}/${what}`;
    try {
      await this.#client.send('PUT', path, { rater: this.rater, outcome, note });
      return true;
    } catch (error) {
      if (error instanceof GatewayRefusal && DONE.includes(error.errorCode)) return false;
      throw error;
    }
  }

  async state(): Promise<ReviewState> {
    return read(reviewSchema, await this.#client.get(this.#path));
  }

  /** Makes a review of so many answers, unless one is open. */
  async make(size: number): Promise<void> {
    try {
      await this.#client.send('POST', this.#path, { size });
    } catch (error) {
      if (!(error instanceof GatewayRefusal && error.errorCode === 'review_open')) throw error;
    }
  }

  async #nextItem(after: string | null): Promise<ShownItem | null> {
    const skipped = after === null ? '' : `&after=${encodeURIComponent(after)}`;
    const rater = encodeURIComponent(this.rater);
    const body = await this.#client.get(`${this.#path}/next?rater=${rater}${skipped}`);
    return body === null ? null : read(itemSchema, body);
  }

  async #nextDispute(after: string | null): Promise<ShownItem | null> {
    const rater = encodeURIComponent(this.rater);
    const body = await this.#client.get(`${this.#path}/disagreements?rater=${rater}`);
    const { items } = read(z.object({ items: z.array(itemSchema) }), body);
    const skipped = after === null ? -1 : items.findIndex(({ item }) => item === after);
    return items[skipped + 1] ?? null;
  }
}

function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new GatewayError('The gateway answers in a form that this version does not know.');
}
