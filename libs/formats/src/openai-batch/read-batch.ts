import type { AnswersCollection } from '../answers/answers-collection.js';
import type { GivenCell, GivenFacts, Place } from '../answers/given-answer.js';
import type { DeclaredRegions } from '../answers/region-of.js';
import { conversationOf } from '../completions/conversation.js';
import { objectOf, textOf } from '../completions/json-values.js';
import { failureOf, readCompletion } from '../completions/read-completion.js';
import { cellOfCustomId } from './custom-id.js';

/** A request of a batch, as its output is matched with it. */
interface BatchRequest {
  readonly line: unknown;
  readonly model: string;
  readonly question: GivenCell['question'];
  readonly repeat: number | null;
}

/** Reads the files of OpenAI's Batch API: the requests first, then what came of them. */
export class BatchReader {
  readonly #requests = new Map<string, BatchRequest>();

  constructor(
    private readonly answers: AnswersCollection,
    private readonly regions: DeclaredRegions,
  ) {}

  /** Reads a line of a file of requests. Its cells count as missing until outputs are found for them. */
  request(line: unknown, place: Place): void {
    const id = this.#idOf(line, place);
    if (id === null) return;
    if (this.#requests.has(id)) {
      return this.answers.problem(
        { ...place, field: 'custom_id' },
        'is there twice: name the files of one batch only',
      );
    }
    const read = requestOf(line, id);
    if ('problem' in read)
      return this.answers.problem({ ...place, field: read.field }, read.problem);
    this.#requests.set(id, read);
    // Whether or not anything came back: in which region is known of outputs only.
    this.answers.declare(read, place);
  }

  /** Reads a line of a file of outputs, or of one of errors. */
  output(line: unknown, place: Place): void {
    const id = this.#idOf(line, place);
    if (id === null) return;
    const request = this.#requests.get(id);
    if (request === undefined) {
      return this.answers.problem(
        { ...place, field: 'custom_id' },
        'is of no request: name every file of requests with --requests',
      );
    }
    const region = this.regions.of(place.file, request.line, line);
    if ('problem' in region) return this.answers.problem(place, region.problem);
    const facts = factsOf(line);
    if (facts === null) {
      return this.answers.problem(
        { ...place, field: 'response.body' },
        'must be a chat completion, a response or an error',
      );
    }
    const { model, question, repeat } = request;
    this.answers.add({ model, region: region.id, question, repeat }, facts, place);
  }

  #idOf(line: unknown, place: Place): string | null {
    const fields = objectOf(line);
    const id = textOf(fields?.['custom_id']);
    if (id !== null && id !== '') return id;
    const message = fields === null ? 'must be a JSON object' : 'must be text that is not empty';
    this.answers.problem({ ...place, field: fields === null ? '' : 'custom_id' }, message);
    return null;
  }
}

function requestOf(
  line: unknown,
  id: string,
): BatchRequest | { readonly field: string; readonly problem: string } {
  const body = objectOf(objectOf(line)?.['body']);
  if (body === null)
    return { field: 'body', problem: 'must be an object, as in a file of requests' };
  const model = textOf(body['model']);
  if (model === null || model === '') {
    return { field: 'body.model', problem: 'must be text that is not empty' };
  }
  const asked = conversationOf(body['messages'] ?? body['input']);
  if ('problem' in asked) {
    const field = body['messages'] === undefined ? 'body.input' : 'body.messages';
    return { field, problem: asked.problem };
  }
  const cell = cellOfCustomId(id);
  return {
    line,
    model,
    question: { id: cell?.question ?? null, text: asked.question },
    repeat: cell?.repeat ?? null,
  };
}

function factsOf(line: unknown): GivenFacts | null {
  const fields = objectOf(line) ?? {};
  const response = objectOf(fields['response']);
  if (fields['error'] != null) return failureOf(fields['error']);
  if (response === null) return null;
  const status = typeof response['status_code'] === 'number' ? response['status_code'] : null;
  const body = objectOf(response['body']);
  if (body?.['error'] != null) return failureOf(body['error'], status);
  const isFailure = status !== null && (status < 200 || status > 299);
  if (isFailure) return failureOf({ code: `http_${status}` }, status);
  return readCompletion(body);
}
