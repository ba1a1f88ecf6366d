import type { Draw } from '../../faults/random/draw.js';
import { one } from '../draws.js';
import { isList, isObject, RawJson, render } from './raw-json.js';
import type { Json } from './raw-json.js';
import { BROKEN_VALUES, STRANGE_KEYS, STRANGE_NUMBERS, STRANGE_TEXTS } from './strange.js';

/** Ways to change one node of a JSON value; everything around it stays as it was. */
export const JSON_KINDS = [
  'retype',
  'drop',
  'extra',
  'duplicate',
  'size',
  'unicode',
  'number',
  'broken',
  'depth',
  'wrap',
] as const;
export type JsonKind = (typeof JSON_KINDS)[number];

type Path = readonly (string | number)[];

/** Nodes that are looked at when one is chosen: large values are large by repetition. */
const MOST_PATHS = 2_000;

/** Changes one node, drawn, in the way of a kind. */
export function mutateJson(value: Json, kind: JsonKind, draw: Draw): Json {
  const paths = pathsOf(value);
  const wanted = kind === 'extra' || kind === 'duplicate' ? 'object' : 'any';
  const fitting = wanted === 'any' ? paths : paths.filter((path) => isObject(valueAt(value, path)));
  const path = one(draw, fitting.length > 0 ? fitting : paths);
  if (kind === 'drop' && path.length > 0) return without(value, path);
  return replaced(value, path, (node) => CHANGES[kind](node, draw));
}

const CHANGES: Readonly<Record<JsonKind, (node: Json, draw: Draw) => Json>> = {
  retype: (node, draw) =>
    one(
      draw,
      OTHER_TYPES.filter((other) => typeof other !== typeof node),
    ),
  drop: () => null,
  extra: (node, draw) => withExtra(node, draw),
  duplicate: (node, draw) => withDuplicate(node, draw),
  size: (node, draw) => resized(node, draw),
  unicode: (_node, draw) => one(draw, STRANGE_TEXTS),
  number: (_node, draw) => one(draw, STRANGE_NUMBERS),
  broken: (_node, draw) => new RawJson(one(draw, BROKEN_VALUES)),
  depth: (node, draw) => deepened(node, draw),
  wrap: (node, draw) =>
    one<Json>(draw, [[node], { value: node }, [[node]], { 0: node }, [node, node]]),
};

const OTHER_TYPES: readonly Json[] = [null, true, false, 0, 1.5, '', 'text', [], {}, [0], { a: 1 }];

function withExtra(node: Json, draw: Draw): Json {
  const key = one(draw, STRANGE_KEYS);
  const member: Json = one<Json>(draw, ['x', 1, null, {}, { polluted: true }]);
  if (!isObject(node)) return { [key]: member };
  // Written as text: an object literal would take `__proto__` for its prototype.
  const inner = render(node).slice(1, -1);
  return new RawJson(
    `{${inner}${inner === '' ? '' : ','}${JSON.stringify(key)}:${render(member)}}`,
  );
}

function withDuplicate(node: Json, draw: Draw): Json {
  if (!isObject(node)) return new RawJson(`{"a":1,"a":2}`);
  const keys = Object.keys(node);
  if (keys.length === 0) return new RawJson('{"a":1,"a":1}');
  const key = one(draw, keys);
  const again = one<Json>(draw, [node[key] ?? null, null, 'other', 0]);
  return new RawJson(`${render(node).slice(0, -1)},${JSON.stringify(key)}:${render(again)}}`);
}

const LENGTHS = [0, 1, 64, 129, 256, 1_001, 4_097, 20_000, 70_000, 300_000];

function resized(node: Json, draw: Draw): Json {
  const length = one(draw, LENGTHS);
  if (isList(node)) {
    const item = node.length === 0 ? 0 : one(draw, node);
    const text = render(item);
    const count = Math.min(length, Math.ceil(1_500_000 / (text.length + 1)));
    return new RawJson(`[${Array.from({ length: count }, () => text).join(',')}]`);
  }
  if (isObject(node)) {
    const count = Math.min(length, 50_000);
    return new RawJson(`{${Array.from({ length: count }, (_, at) => `"k${at}":${at}`).join(',')}}`);
  }
  return one(draw, ['x', ' ', 'ä', '\u0301', '😀', '\n']).repeat(length);
}

function deepened(node: Json, draw: Draw): Json {
  const levels = one(draw, [2, 33, 65, 200, 5_000, 40_000]);
  const inner = render(node);
  return draw.int(0, 1) === 0
    ? new RawJson('['.repeat(levels) + inner + ']'.repeat(levels))
    : new RawJson('{"a":'.repeat(levels) + inner + '}'.repeat(levels));
}

function pathsOf(value: Json): Path[] {
  const found: Path[] = [[]];
  for (const path of found) {
    if (found.length > MOST_PATHS) break;
    const node = valueAt(value, path);
    if (isList(node)) node.forEach((_, index) => found.push([...path, index]));
    if (isObject(node)) for (const key of Object.keys(node)) found.push([...path, key]);
  }
  return found;
}

function valueAt(value: Json | undefined, path: Path): Json | undefined {
  let node = value;
  for (const step of path) {
    if (isList(node)) node = node[Number(step)];
    else node = isObject(node) ? node[step] : undefined;
  }
  return node;
}

function replaced(value: Json, path: Path, change: (node: Json) => Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return change(value);
  if (isList(value)) {
    return value.map((item, index) => (index === step ? replaced(item, rest, change) : item));
  }
  if (!isObject(value)) return value;
  return { ...value, [step]: replaced(value[step] ?? null, rest, change) };
}

function without(value: Json, path: Path): Json {
  const last = path.at(-1);
  return replaced(value, path.slice(0, -1), (node) => {
    if (isList(node)) return node.filter((_, index) => index !== last);
    if (!isObject(node)) return node;
    return Object.fromEntries(Object.entries(node).filter(([key]) => key !== last));
  });
}
