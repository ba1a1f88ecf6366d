import { z } from 'zod';
import { GatewayError } from '../gateway/gateway-client.js';
import type { GatewayClient } from '../gateway/gateway-client.js';

const counts = z.record(z.string(), z.number());
const coefficient = z.object({
  value: z.number().nullable(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
});
const scale = z.object({
  agreed: z.number(),
  percent: z.number(),
  kappa: coefficient,
  ac1: coefficient,
  alpha: coefficient,
});
const pass = z.object({
  job_id: z.string(),
  status: z.string(),
  policy: z.string(),
  answers: z.number(),
  is_complete: z.boolean(),
  expected: z.number(),
  recorded: z.number(),
  outcomes_applied_at: z.string().nullable(),
  judges: z.array(
    z.object({
      model_id: z.string(),
      regions: z.array(z.string()),
      asked: z.number(),
      heard: z.number(),
      not_heard: counts,
      labels: counts,
      cost_usd: z.number().nullable(),
    }),
  ),
});
const stateSchema = z.object({
  passes: z.array(pass),
  agreement: z.object({
    labelled: z.number(),
    compared: z.number(),
    pairs: z.array(
      z.object({
        a: z.string(),
        b: z.string(),
        answers: z.number(),
        scales: z.object({ classes: scale, withheld: scale, refused: scale }).nullable(),
      }),
    ),
    all: z.object({ answers: z.number(), classes: coefficient }),
  }),
  disagreements: z.object({
    between_judges: z.object({ count: z.number(), execution_ids: z.array(z.number()) }),
    with_classifier: z.object({ count: z.number(), execution_ids: z.array(z.number()) }),
  }),
});

/** Result of the judging of a job. */
export type JudgingState = z.output<typeof stateSchema>;
/** One judging job of it. */
export type JudgingPassState = JudgingState['passes'][number];

const acceptedSchema = z.object({ job_id: z.string(), status: z.string() });

/** What judges are to be asked. */
export interface JudgeRequest {
  readonly models: readonly string[];
  readonly region: string | undefined;
  readonly policy: string | undefined;
  readonly only: string | undefined;
  readonly again: boolean;
}

/** The judging of one job, on a gateway. */
export class JudgeClient {
  readonly #client: GatewayClient;
  readonly #path: string;

  constructor(gateway: GatewayClient, job: string) {
    this.#client = gateway;
    this.#path = `/api/v1/jobs/${encodeURIComponent(job)}`;
  }

  /** Makes a judging job. @throws GatewayRefusal when the gateway refuses it. */
  async ask(request: JudgeRequest): Promise<z.output<typeof acceptedSchema>> {
    return read(acceptedSchema, await this.#client.send('POST', `${this.#path}/judge`, request));
  }

  async state(): Promise<JudgingState> {
    return read(stateSchema, await this.#client.get(`${this.#path}/judging`));
  }
}

function read<Shape extends z.ZodType>(schema: Shape, body: unknown): z.output<Shape> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new GatewayError('the gateway answers in a form that this version does not know');
}
