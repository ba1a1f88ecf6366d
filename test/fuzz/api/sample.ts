import type { Draw } from '../../faults/random/draw.js';
import { happens, one } from '../draws.js';
import type { Json } from '../json/raw-json.js';
import type { Known } from './known.js';
import { isSchema } from './schema.js';
import type { Schema } from './schema.js';

/** What a value is drawn with. */
export interface Sampling {
  readonly draw: Draw;
  readonly known: Known;
}

type Hint = (sampling: Sampling) => Json;

const some = (list: (known: Known) => readonly string[], most: number): Hint => {
  return ({ draw, known }) => [
    ...new Set(Array.from({ length: draw.int(1, most) }, () => one(draw, list(known)))),
  ];
};
const aDuration: Hint = ({ draw }) => one(draw, ['10m', '90s', '1h', '45s', 60_000_000_000]);
const aText: Hint = ({ draw }) => one(draw, ['first look', 'Größe', 'テスト', "it's", 'a b c']);

/** What the schema alone does not say: names mean the same wherever they stand. */
const HINTS: Readonly<Record<string, Hint>> = {
  region: ({ draw, known }) => one(draw, known.regions),
  regions: some(({ regions }) => regions, 2),
  model_id: ({ draw, known }) => one(draw, known.models),
  models: some(({ models }) => models, 2),
  question_id: ({ draw, known }) => one(draw, known.questions),
  questions: ({ draw, known }) =>
    happens(draw, 0.3)
      ? Array.from({ length: draw.int(1, 3) }, (_, at) => ({
          id: `own-${at}`,
          text: `Is ${at} even?`,
        }))
      : some(({ questions }) => questions, 3)({ draw, known }),
  job_id: ({ draw, known }) => one(draw, known.jobs),
  jobspec_id: ({ draw, known }) => one(draw, known.jobs),
  jobId: ({ draw, known }) => one(draw, known.jobs),
  item: ({ draw, known }) => one(draw, [...known.items, '1', 'a-1']),
  after: ({ draw, known }) => one(draw, [...known.items, '1']),
  sequence: ({ draw, known }) => one(draw, [...known.deadLetters, '0', '999']),
  prefix: ({ draw }) => one(draw, ['abcdefgh', '00000000', 'k3v9x2aq']),
  project: ({ draw }) => one(draw, ['default', 'nowhere']),
  expires_at: ({ draw }) => one(draw, ['2099-01-01T00:00:00Z', '2020-01-01T00:00:00Z']),
  question_index: ({ draw }) => draw.int(0, 3),
  id: ({ draw }) => `fuzz-${draw.int(0, 0xffff_ffff)}`,
  version: () => 'v1',
  repeats: ({ draw }) => draw.int(1, 3),
  min_regions: () => 1,
  min_success_rate: ({ draw }) => draw.share(),
  timeout: aDuration,
  provider_timeout: ({ draw }) => one(draw, ['10s', '1s', 5_000_000_000]),
  max_skew: ({ draw }) => one(draw, ['1m', 'off', 60_000_000_000]),
  temperature: ({ draw }) => draw.share(),
  top_p: ({ draw }) => draw.int(1, 100) / 100,
  max_tokens: ({ draw }) => draw.int(1, 2_000),
  seed: ({ draw }) => draw.int(0, 2_000_000_000),
  order_seed: ({ draw }) => draw.int(0, 0xffff_ffff),
  alpha: ({ draw }) => draw.int(1, 49) / 100,
  margin: ({ draw }) => draw.int(1, 99) / 100,
  target: ({ draw }) => draw.int(1, 99) / 100,
  rater: ({ draw }) => one(draw, ['ann', 'eve', 'Øystein']),
  author: ({ draw }) => one(draw, ['ann', 'eve']),
  actor: ({ draw }) => one(draw, ['ann', 'anonymous']),
  action: ({ draw }) => one(draw, ['lane', 'job.cancel', 'lane.pause']),
  language: ({ draw }) => one(draw, ['en', 'de', 'zh']),
  cron: ({ draw }) => one(draw, ['0 6 1 1 *', '30 9 1 2,8 *', '0 6 * *', '61 * * * *']),
  time_zone: ({ draw }) => one(draw, ['UTC', 'Europe/Berlin', 'Mars/Olympus']),
  ends_at: ({ draw }) =>
    one(draw, ['2099-01-01T00:00:00Z', '2020-01-01', '9999-12-31T23:59:59+14:00']),
  max_runs: ({ draw }) => draw.int(1, 30),
  webhook_url: ({ draw }) => one(draw, ['https://[::1]:1/', 'https://example.com/hook', 'hook']),
  type: () => 'prompt',
  reason: aText,
  note: aText,
  name: aText,
  metadata: ({ draw }) => one<Json>(draw, [{}, { team: 'a' }, { nested: { list: [1, 2, null] } }]),
};

const OPTIONAL_SHARE = 0.35;
const DEEPEST = 6;

/** A value that a schema allows, and mostly one that the API takes. */
export function sampleOf(schema: Schema, name: string, sampling: Sampling, level = 0): Json {
  const { draw } = sampling;
  const hint = Object.hasOwn(HINTS, name) ? HINTS[name] : undefined;
  if (Array.isArray(schema['enum'])) return one(draw, schema['enum'] as Json[]);
  if (hint !== undefined) return hint(sampling);
  const choices = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(choices)) {
    return sampleOf(one(draw, choices.filter(isSchema)), name, sampling, level + 1);
  }
  switch (schema['type']) {
    case 'object':
      return sampleObject(schema, sampling, level);
    case 'array':
      return sampleList(schema, name, sampling, level);
    case 'integer':
      return sampleInteger(schema, draw);
    case 'number':
      return draw.share();
    case 'boolean':
      return happens(draw, 0.5);
    default:
      return aText(sampling);
  }
}

function sampleObject(schema: Schema, sampling: Sampling, level: number): Json {
  const properties = isSchema(schema['properties']) ? Object.entries(schema['properties']) : [];
  const required = new Set(Array.isArray(schema['required']) ? schema['required'] : []);
  const chosen = properties.filter(
    ([name]) =>
      required.has(name) ||
      CORE.has(name) ||
      (level < DEEPEST && happens(sampling.draw, OPTIONAL_SHARE)),
  );
  return Object.fromEntries(
    chosen.map(([name, member]) => [
      name,
      isSchema(member) ? sampleOf(member, name, sampling, level + 1) : null,
    ]),
  );
}

/** A job without these asks nothing: they are optional by the schema only. */
const CORE: ReadonlySet<unknown> = new Set(['constraints', 'models', 'questions', 'version']);

function sampleList(schema: Schema, name: string, sampling: Sampling, level: number): Json {
  const items = isSchema(schema['items']) ? schema['items'] : {};
  const least = Number(schema['minItems'] ?? 0);
  const length = sampling.draw.int(least, Math.min(Number(schema['maxItems'] ?? 3), least + 2));
  return Array.from({ length }, () => sampleOf(items, name, sampling, level + 1));
}

function sampleInteger(schema: Schema, draw: Draw): number {
  const least = Number(schema['minimum'] ?? 0);
  return draw.int(least, Math.min(Number(schema['maximum'] ?? 100), least + 100));
}
