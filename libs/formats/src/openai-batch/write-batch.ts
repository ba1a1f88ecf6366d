import { customIdOf } from './custom-id.js';

/** What the Batch API takes in one file. */
export const MOST_REQUESTS = 50_000;
export const MOST_BYTES = 200_000_000;

/** A lane of a job, to be asked by somebody else. */
export interface BatchLane {
  readonly model: string;
  /** As the provider that is to run the batch calls it. */
  readonly providerModel: string;
  readonly questions: readonly { readonly id: string | null; readonly text: string }[];
  readonly repeats: number;
  /** Null where none is sent. */
  readonly systemPrompt: string | null;
  readonly sampling: {
    readonly temperature: number;
    readonly maxTokens: number;
    readonly topP: number | null;
    readonly seed: number | null;
  };
  /** Name of the field for the limit of tokens. */
  readonly maxTokensField: 'max_tokens' | 'max_completion_tokens';
}

/** The requests of a lane, one a line: each cell once, with the parameters of the job. */
export function* batchRequests(lane: BatchLane): Generator<string> {
  for (const question of lane.questions) {
    for (let repeat = 1; repeat <= lane.repeats; repeat += 1) {
      yield `${JSON.stringify(requestOf(lane, question, repeat))}\n`;
    }
  }
}

function requestOf(
  lane: BatchLane,
  { id, text }: BatchLane['questions'][number],
  repeat: number,
): object {
  const { temperature, maxTokens, topP, seed } = lane.sampling;
  const system = lane.systemPrompt === null ? [] : [{ role: 'system', content: lane.systemPrompt }];
  return {
    custom_id: customIdOf({ model: lane.model, questionId: id, repeat }),
    method: 'POST',
    url: '/v1/chat/completions',
    body: {
      model: lane.providerModel,
      messages: [...system, { role: 'user', content: text }],
      temperature,
      [lane.maxTokensField]: maxTokens,
      ...(topP === null ? {} : { top_p: topP }),
      // As a job of our own asks: each repeat has a seed of its own.
      ...(seed === null ? {} : { seed: seed + repeat - 1 }),
    },
  };
}

/** Requests in files that the Batch API takes: each with so many lines and bytes at most. */
export function* inFiles(requests: Iterable<string>): Generator<readonly string[]> {
  let file: string[] = [];
  let bytes = 0;
  for (const request of requests) {
    const size = Buffer.byteLength(request);
    if (file.length === MOST_REQUESTS || (file.length > 0 && bytes + size > MOST_BYTES)) {
      yield file;
      file = [];
      bytes = 0;
    }
    file.push(request);
    bytes += size;
  }
  if (file.length > 0) yield file;
}
