import type { GivenFacts, GivenQuestion, Place } from '../answers/given-answer.js';
import { momentOf } from '../answers/moment-of.js';
import { conversationOf } from '../completions/conversation.js';
import { countOf, labelOf, listOf, objectOf, textOf } from '../completions/json-values.js';
import { contentOf } from '../completions/read-completion.js';
import type { EvalHeader, InspectImport } from './eval-log.js';

type Fields = Readonly<Record<string, unknown>>;

const ATTACHMENT = /^attachment:\/\/([0-9a-f]+)$/;

/** Inspect's words for why a model stopped, where the classifier has others. */
const REASONS: Readonly<Record<string, string | null>> = {
  model_length: 'length',
  unknown: null,
};

/** Reads the samples of a log as answers: one sample and epoch is one question and repeat. */
export class SampleReader {
  constructor(
    private readonly header: EvalHeader,
    private readonly into: InspectImport,
  ) {}

  read(sample: unknown, place: Place): void {
    const { answers, regions } = this.into;
    const fields = objectOf(sample);
    if (fields === null) return answers.problem(place, 'must be an object');
    const question = this.#questionOf(fields, place);
    const repeat = epochOf(fields);
    if (repeat === null) answers.problem(within(place, 'epoch'), 'must be a whole number from 1');
    const region = regions.of(this.header.file, fields, this.header.evaluation);
    if ('problem' in region) return answers.problem(place, region.problem);
    if (question === null || repeat === null) return;
    const cell = { model: this.header.model, region: region.id, question, repeat };
    const facts = factsOf(fields);
    if (facts !== null) return answers.add(cell, facts, place);
    answers.note('samples have no output: their cells count as not imported');
    answers.expect(cell, place);
  }

  #questionOf(fields: Fields, place: Place): GivenQuestion | null {
    const { answers } = this.into;
    const { id } = fields;
    if (typeof id !== 'string' && !Number.isSafeInteger(id)) {
      answers.problem(within(place, 'id'), 'must be text or a whole number');
      return null;
    }
    const asked = conversationOf(attached(fields, fields['input']));
    if ('problem' in asked) {
      answers.problem(within(place, 'input'), asked.problem);
      return null;
    }
    if (asked.hasSystemPrompt) answers.note('samples have a system prompt, which is not imported');
    const metadata = objectOf(fields['metadata']) ?? {};
    const [category, language, kind] = ['category', 'language', 'kind'].map((name) =>
      textOf(metadata[name]),
    );
    return { id: String(id), text: asked.question, category, language, kind };
  }
}

function within(place: Place, field: string): Place {
  return { ...place, field: `${place.field}.${field}` };
}

function epochOf({ epoch }: Fields): number | null {
  return typeof epoch === 'number' && Number.isSafeInteger(epoch) && epoch >= 1 ? epoch : null;
}

/** Long texts of a sample may stand among its attachments. */
function attached(fields: Fields, value: unknown): unknown {
  const [, key] = ATTACHMENT.exec(textOf(value) ?? '') ?? [];
  return key === undefined ? value : (objectOf(fields['attachments'])?.[key] ?? value);
}

/** What came of a sample; null where there is neither output nor error. */
function factsOf(sample: Fields): GivenFacts | null {
  const output = objectOf(sample['output']) ?? {};
  const common = commonOf(sample, output);
  const error = objectOf(sample['error']);
  if (error !== null) return { ...common, error: failure('sample_error', error['message']) };
  const choice = objectOf(listOf(output['choices'])[0]);
  if (choice === null) {
    const said = textOf(output['error']);
    return said === null ? null : { ...common, error: failure('provider_error', said) };
  }
  return { ...common, ...answerOf(sample, output, choice) };
}

function answerOf(sample: Fields, output: Fields, choice: Fields): GivenFacts {
  const { content } = objectOf(choice['message']) ?? {};
  const { text, reasoning } = contentOf(attached(sample, content));
  const own = objectOf(objectOf(output['metadata'])?.['beacon']);
  const side = own?.['content_filter'];
  return {
    text,
    reasoning,
    finish_reason: own === null ? reasonOf(choice) : labelOf(own['finish_reason']),
    content_filter: side === 'input' || side === 'output' ? side : null,
  };
}

/** A stop that says it was a refusal is the provider's own word for one. */
function reasonOf(choice: Fields): string | null {
  const details = objectOf(choice['stop_details']);
  if (details?.['type'] === 'refusal') return 'refusal';
  const reason = labelOf(choice['stop_reason']) ?? 'unknown';
  return reason in REASONS ? (REASONS[reason] ?? null) : reason;
}

function commonOf(sample: Fields, output: Fields): GivenFacts {
  const usage = objectOf(output['usage']) ?? firstOf(sample['model_usage']) ?? {};
  const cost = usage['total_cost'];
  const { simulated } = objectOf(sample['metadata']) ?? {};
  return {
    ...(simulated === true ? { simulated } : {}),
    started_at: momentOf(sample['started_at']),
    completed_at: momentOf(sample['completed_at']),
    input_tokens: countOf(usage['input_tokens']),
    output_tokens: countOf(usage['output_tokens']),
    reasoning_tokens: countOf(usage['reasoning_tokens']),
    cost_usd: typeof cost === 'number' && cost >= 0 ? cost : null,
    served_model: labelOf(output['model']) || null,
  };
}

function firstOf(usage: unknown): Fields | null {
  return objectOf(Object.values(objectOf(usage) ?? {})[0]);
}

function failure(code: string, message: unknown): NonNullable<GivenFacts['error']> {
  const said = textOf(message) ?? 'no message';
  return { code, message: said.slice(0, 10_000).toWellFormed() };
}
