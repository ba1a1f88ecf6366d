import { z } from 'zod';

const MAX_VALUES = 200;
const MAX_LEVELS = 10;
const MAX_TEXT = 4_000;

const PROVIDER_MODEL = 'is said by provider_model';
const THE_JOB = 'is said by the job';
const SYSTEM_PROMPT = 'is said by system_prompt';
const SAMPLING = "is said by the job's sampling";
const REPEATS = "is said by the job's repeats";
const UPSTREAM = 'is said by upstream';
const WHOLE = 'is not for answers that are read whole';

/** What carries the question, the route or the sampling is said elsewhere: it has to be the same for all regions, and in the record. */
const RESERVED: Readonly<Record<string, string>> = {
  model: PROVIDER_MODEL,
  models: PROVIDER_MODEL,
  messages: THE_JOB,
  prompt: THE_JOB,
  input: THE_JOB,
  contents: THE_JOB,
  instructions: SYSTEM_PROMPT,
  system: SYSTEM_PROMPT,
  systemInstruction: SYSTEM_PROMPT,
  system_instruction: SYSTEM_PROMPT,
  temperature: SAMPLING,
  top_p: SAMPLING,
  topP: SAMPLING,
  seed: SAMPLING,
  random_seed: SAMPLING,
  max_tokens: SAMPLING,
  max_completion_tokens: SAMPLING,
  max_output_tokens: SAMPLING,
  maxOutputTokens: SAMPLING,
  maxTokens: SAMPLING,
  stream: WHOLE,
  stream_options: WHOLE,
  n: REPEATS,
  candidateCount: REPEATS,
  route: UPSTREAM,
  fallbacks: UPSTREAM,
};
/** Objects of a body in which the same names mean the same. */
const NESTED = new Set(['generationConfig', 'inferenceConfig']);
/** Of OpenRouter's `provider`: they would undo the pin. */
const ROUTING = new Set(['order', 'only', 'ignore', 'allow_fallbacks', 'require_parameters']);

type Issue = readonly [path: (string | number)[], message: string];

/** Fields that are added to the body of every request of a lane, as they stand in the file. */
export const extraBodySchema = z.record(z.string(), z.unknown()).superRefine((body, context) => {
  for (const [path, message] of [...shapeIssues(body), ...reservedIssues(body)].slice(0, 10)) {
    context.addIssue({ code: 'custom', path, message });
  }
});

function reservedIssues(body: Readonly<Record<string, unknown>>): Issue[] {
  return Object.entries(body).flatMap(([name, value]): Issue[] => {
    const inside = Object.keys(isObject(value) ? value : {});
    if (NESTED.has(name)) return inside.flatMap((key) => reserved([name, key], key));
    if (name === 'provider') {
      return inside
        .filter((key) => ROUTING.has(key))
        .map((key) => [[name, key], `${UPSTREAM}: leave it out`]);
    }
    return reserved([name], name);
  });
}

function reserved(path: string[], name: string): Issue[] {
  const reason = Object.hasOwn(RESERVED, name) ? RESERVED[name] : undefined;
  return reason === undefined ? [] : [[path, `${reason}: leave it out`]];
}

/** What is no JSON, or too much of it. */
function shapeIssues(body: unknown): Issue[] {
  let left = MAX_VALUES;
  const faults = (value: unknown, path: (string | number)[]): Issue[] => {
    left -= 1;
    if (left === 0) return [[[], `must hold at most ${MAX_VALUES} values`]];
    if (left < 0) return [];
    if (path.length > MAX_LEVELS) return [[path, `must be at most ${MAX_LEVELS} levels deep`]];
    if (Array.isArray(value)) {
      return value.flatMap((item, index) => faults(item, [...path, index]));
    }
    if (isObject(value)) {
      return Object.entries(value).flatMap(([key, member]) => {
        if (key === '__proto__') return [[[...path, key], 'is no name of a field'] as const];
        return faults(member, [...path, key]);
      });
    }
    return isScalar(value)
      ? []
      : [
          [
            path,
            `must be JSON: text of at most ${MAX_TEXT} characters, a number, true, false or null`,
          ],
        ];
  };
  return faults(body, []);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= MAX_TEXT;
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value === 'boolean' || value === null;
}
