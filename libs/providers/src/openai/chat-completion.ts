import { z } from 'zod';

/** More than the column takes is no count of tokens. */
const tokens = z.int().min(0).max(2_147_483_647).nullish().catch(null);
const label = z.string().max(300).nullish().catch(null);
const words = z.string().nullish().catch(null);

/** Newer servers send content as a list of parts; those that hold no text, such as reasoning or pictures, are no words. */
const part = z
  .object({ type: z.string().optional(), text: z.string() })
  .transform(({ type, text }) => (type === undefined || type.endsWith('text') ? text : ''))
  .catch('');
const content = z.union([z.string(), z.array(part).transform((parts) => parts.join(''))]).nullish();

/** What a model thought, as Mistral sends it: a part among those of the content, in parts of its own. */
const thought = z
  .object({ type: z.literal('thinking'), thinking: z.array(part) })
  .transform(({ thinking }) => thinking.join(''))
  .catch('');
const thoughts = z
  .array(thought)
  .transform((parts) => parts.join(''))
  .catch('');

const message = z
  .object({
    content: z.unknown().optional(),
    refusal: z.string().nullish(),
    // DeepSeek, llama.cpp, LiteLLM and vLLM; OpenRouter, Ollama and newer vLLM.
    reasoning_content: words,
    reasoning: words,
  })
  .transform((said, context) => {
    const read = content.safeParse(said.content);
    if (!read.success) {
      context.addIssue({ code: 'custom', path: ['content'], message: 'is neither text nor parts' });
      return z.NEVER;
    }
    const reasoning = said.reasoning_content || said.reasoning || thoughts.parse(said.content);
    return { content: read.data, refusal: said.refusal, reasoning: reasoning || null };
  });

const choice = z.object({
  finish_reason: label,
  message,
  /** Azure's, of the answer. */
  content_filter_results: z.unknown().optional(),
});

/** A chat completion, as far as it is needed: of several choices only the first by index, and no other is validated. */
export const completion = z.preprocess(
  withOneChoice,
  z.object({
    model: label,
    system_fingerprint: label,
    /** OpenRouter's: who served. */
    provider: label,
    choices: z.tuple([choice]),
    /** Azure's, of the question. */
    prompt_filter_results: z
      .array(z.object({ content_filter_results: z.unknown().optional() }))
      .nullish()
      .catch(null),
    usage: z
      .object({
        prompt_tokens: tokens,
        completion_tokens: tokens,
        completion_tokens_details: z.object({ reasoning_tokens: tokens }).nullish().catch(null),
      })
      .nullish()
      .catch(null),
  }),
);

export type Completion = z.output<typeof completion>;

const indexed = z.object({ index: z.number() });
const listed = z.looseObject({ choices: z.array(z.unknown()) });

function withOneChoice(body: unknown): unknown {
  const read = listed.safeParse(body);
  if (!read.success) return body;
  const [first] = read.data.choices
    .map((each, place) => ({ each, index: indexOf(each, place) }))
    .toSorted((a, b) => a.index - b.index);
  return { ...read.data, choices: first === undefined ? [] : [first.each] };
}

function indexOf(value: unknown, place: number): number {
  const read = indexed.safeParse(value);
  return read.success ? read.data.index : place;
}
