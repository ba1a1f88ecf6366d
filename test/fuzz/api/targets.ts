import type { Draw } from '../../faults/random/draw.js';
import { happens, one } from '../draws.js';
import { STRANGE_NUMBERS, STRANGE_TEXTS } from '../json/strange.js';
import { render } from '../json/raw-json.js';
import type { Operation, Parameter } from './document.js';
import type { Known } from './known.js';
import { sampleOf } from './sample.js';

/** Whose `id` it is, by the word before it. */
const IDS_AFTER: Readonly<Record<string, (known: Known) => readonly string[]>> = {
  jobs: ({ jobs }) => jobs,
  executions: ({ executions }) => executions,
  series: ({ series }) => series,
};

/** Of ids that exist. */
export function pathOf(operation: Operation, known: Known, draw: Draw): string {
  return partsOf(operation, known, draw).join('/');
}

function partsOf(operation: Operation, known: Known, draw: Draw): string[] {
  const parts = operation.path.split('/');
  return parts.map((part, at) => {
    const name = variableOf(part);
    if (name === null) return part;
    const ids = name === 'id' ? IDS_AFTER[parts[at - 1] ?? '']?.(known) : undefined;
    const value = ids === undefined ? sampleOf({}, name, { draw, known }) : one(draw, ids);
    return encodeURIComponent(typeof value === 'string' ? value : render(value));
  });
}

function variableOf(part: string): string | null {
  return part.startsWith('{') ? part.slice(1, -1) : null;
}

/** Some of the operation's parameters, as they are described. */
export function queryOf(operation: Operation, known: Known, draw: Draw): string {
  const chosen = queryParameters(operation).filter(() => happens(draw, 0.3));
  return textOf(chosen.map((each) => [each.name, valueOf(each, known, draw)]));
}

function queryParameters({ parameters }: Operation): readonly Parameter[] {
  return parameters.filter((each) => each.in === 'query');
}

function valueOf({ name, schema }: Parameter, known: Known, draw: Draw): string {
  const value = sampleOf(schema ?? {}, name, { draw, known });
  return encodeURIComponent(typeof value === 'string' ? value : render(value));
}

function textOf(pairs: readonly (readonly [string, string])[]): string {
  return pairs.length === 0 ? '' : `?${pairs.map(([name, value]) => `${name}=${value}`).join('&')}`;
}

const RAW_VALUES: readonly string[] = [
  '%',
  '%zz',
  '%00',
  '%e0%a4%a',
  '%ff',
  '%C0%AF',
  '%u0041',
  '+',
  'a%2Bb',
  '%25',
  '[]',
  'x'.repeat(3_000),
];

/** Parameters twice, unknown, empty, of other types, and what is hardly a query. */
export function strangeQuery(operation: Operation, known: Known, draw: Draw): string {
  const own = queryParameters(operation);
  const name = own.length === 0 ? 'limit' : one(draw, own).name;
  const strange = encodeURIComponent(wellFormed(one(draw, [...STRANGE_TEXTS, ...numbers()])));
  const usual = own.length === 0 ? '1' : valueOf(one(draw, own), known, draw);
  return one(draw, [
    `?${name}=${strange}`,
    `?${name}=${strange}`,
    `?${name}=${one(draw, RAW_VALUES)}`,
    `?${name}=${usual}&${name}=${usual}`,
    `?${name}[]=${usual}`,
    `?${name}[a]=${usual}`,
    `?${name}`,
    `?${name}=`,
    `?${name}=${usual}&`,
    `?&&&`,
    `?=${usual}`,
    `?unknown=${usual}`,
    `?__proto__=1`,
    `?constructor[prototype]=1`,
    `?${name.toUpperCase()}=${usual}`,
    `??${name}=${usual}`,
    `?${name}=${usual}#fragment`,
    `;${name}=${usual}`,
    `?${Array.from({ length: 200 }, (_, at) => `p${at}=1`).join('&')}`,
  ]);
}

function numbers(): string[] {
  return STRANGE_NUMBERS.map(render).filter((text) => text.length < 100);
}

function wellFormed(text: string): string {
  return text.isWellFormed() ? text : '\ufffd';
}

/** Ids that are no ids, and paths that lead elsewhere. */
export function strangePath(operation: Operation, known: Known, draw: Draw): string {
  const parts = partsOf(operation, known, draw);
  const variables = operation.path
    .split('/')
    .flatMap((part, at) => (variableOf(part) === null ? [] : [at]));
  const at = variables.length === 0 ? parts.length - 1 : one(draw, variables);
  const part = parts[at] ?? '';
  const strange = one(draw, [
    encodeURIComponent(wellFormed(one(draw, STRANGE_TEXTS))),
    ...RAW_VALUES.filter((text) => !/[?#]/.test(text)),
    '..',
    '.',
    '%2e%2e',
    '..%2f..%2fetc%2fpasswd',
    '%2F',
    `${part}%00`,
    `${part}%20`,
    part.toUpperCase(),
    [...part].map((c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`).join(''),
    'x'.repeat(129),
    'x'.repeat(301),
    '0',
    '-1',
    '9223372036854775808',
    '1e3',
    '',
  ]);
  const changed = parts.map((each, index) => (index === at ? strange : each)).join('/');
  return one(draw, [
    changed,
    changed,
    changed,
    changed,
    `${changed}/`,
    `/${changed}`,
    `${changed}//x`,
  ]);
}
