import { JsonTooComplexError } from '@beacon/bounds';
import type { JsonBounds } from '@beacon/bounds';
import type { GivenSampling } from '../answers/given-answer.js';
import { objectOf, textOf } from '../completions/json-values.js';
import { FormatError } from '../format.error.js';
import type { EvalHeader, InspectImport, InspectLogFacts } from './eval-log.js';
import { JsonPlaces } from './json-places.js';
import { parseLenientJson, withoutConstants } from './lenient-json.js';
import { SampleReader } from './read-sample.js';

/** A log with its events has hundreds of values a sample. */
const BOUNDS: JsonBounds = { values: 100_000_000, levels: 256 };

/**
 * Reads a log of Inspect in JSON, and adds its samples.
 * @param file as it was named.
 * @throws FormatError when it is no such log, with its line where it is no JSON.
 */
export function readEvalLog(text: string, file: string, into: InspectImport): InspectLogFacts {
  const log = objectOf(parsedLog(text, file));
  const header = readEvalHeader(log, file, into);
  const samples = log?.['samples'];
  if (!Array.isArray(samples)) throw refusal(file, 'samples', 'must be a list: the log holds none');
  const reader = new SampleReader(header, into);
  let places: JsonPlaces | undefined;
  const lineOf = (field: string) =>
    (places ??= new JsonPlaces(withoutConstants(text))).lineOf(field);
  for (const [index, sample] of samples.entries()) {
    reader.read(sample, { file, line: null, field: `samples[${index}]`, lineOf });
  }
  return header.facts;
}

/**
 * Reads what a log says of itself, and with what its samples were asked.
 * @throws FormatError when it is no log.
 */
export function readEvalHeader(
  log: Readonly<Record<string, unknown>> | null,
  file: string,
  { answers }: Pick<InspectImport, 'answers'>,
): EvalHeader {
  const evaluation = objectOf(log?.['eval']);
  if (log === null || evaluation === null) {
    throw refusal(file, 'eval', 'must be an object: this is no log of Inspect');
  }
  const model = textOf(evaluation['model']);
  if (model === null || model === '')
    throw refusal(file, 'eval.model', 'must be text that is not empty');
  const configs = [objectOf(log['plan'])?.['config'], evaluation['model_generate_config']];
  answers.addSampling(samplingOf(configs.map((config) => objectOf(config) ?? {})));
  const packages = objectOf(evaluation['packages']);
  return {
    file,
    evaluation,
    model,
    facts: {
      task: textOf(evaluation['task']) || file,
      version: textOf(packages?.['inspect_ai']),
    },
  };
}

type Fields = Readonly<Record<string, unknown>>;

/** What is said of one task goes before what is said of its model. */
function samplingOf(configs: readonly Fields[]): GivenSampling | null {
  const number = (name: string): number | null => {
    const values = configs.map((config) => config[name]);
    return values.find((value) => typeof value === 'number') ?? null;
  };
  const sampling = {
    temperature: number('temperature'),
    max_tokens: number('max_tokens'),
    top_p: number('top_p'),
    seed: number('seed'),
  };
  return Object.values(sampling).every((value) => value === null) ? null : sampling;
}

/**
 * Reads JSON of a log.
 * @throws FormatError when it is none.
 */
export function parsedLog(text: string, file: string): unknown {
  try {
    return parseLenientJson(text, BOUNDS);
  } catch (error) {
    if (error instanceof JsonTooComplexError) throw refusal(file, '$', `holds ${error.message}`);
    const line = new JsonPlaces(withoutConstants(text)).lineOfError();
    throw new FormatError([{ file, line, field: '$', message: 'is not JSON' }], { cause: error });
  }
}

function refusal(file: string, field: string, message: string): FormatError {
  return new FormatError([{ file, line: null, field, message }]);
}
