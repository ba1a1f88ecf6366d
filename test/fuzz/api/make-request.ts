import type { Draw } from '../../faults/random/draw.js';
import { happens, one } from '../draws.js';
import { JSON_KINDS, mutateJson } from '../json/mutate.js';
import type { JsonKind } from '../json/mutate.js';
import { isObject, render } from '../json/raw-json.js';
import type { Json } from '../json/raw-json.js';
import { cutText, hugeBody, strangeContentType, strangelyEncoded } from './bodies.js';
import type { Operation } from './document.js';
import type { Known } from './known.js';
import { malformedBytes } from './malformed.js';
import type { ApiRequest, Framing } from './request.js';
import { sampleOf } from './sample.js';
import { strangeHeaders } from './strange-headers.js';
import { pathOf, queryOf, strangePath, strangeQuery } from './targets.js';

/** What is done to a request for an operation. `valid` is what its description allows. */
export const REQUEST_KINDS = [
  'valid',
  ...JSON_KINDS,
  'cut_json',
  'encoding',
  'content_type',
  'framing',
  'huge',
  'path',
  'query',
  'method',
  'headers',
  'malformed',
] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

const NEED_BODY: ReadonlySet<string> = new Set([
  ...JSON_KINDS,
  'cut_json',
  'encoding',
  'content_type',
  'huge',
  'framing',
]);
const HUGE_SHARE = 0.004;
const VALID_SHARE = 0.3;

/** One case: the bytes' plan, and how it came to be. */
export interface ApiCase {
  readonly operation: Operation;
  readonly kind: RequestKind;
  readonly request: ApiRequest;
  /** In place of the request, where it is no HTTP. */
  readonly bytes: Buffer | null;
}

/** Draws a case. */
export function drawCase(operations: readonly Operation[], known: Known, draw: Draw): ApiCase {
  const operation = drawOperation(operations, draw);
  const kind = drawKind(operation, draw);
  const valid = validRequest(operation, known, draw);
  if (kind === 'malformed') {
    return { operation, kind, request: valid, bytes: malformedBytes(valid.target, draw) };
  }
  return {
    operation,
    kind,
    request: changed(valid, { operation, kind, known, draw }),
    bytes: null,
  };
}

/** Operations that take a body have more ways to go wrong, and come up more often. */
function drawOperation(operations: readonly Operation[], draw: Draw): Operation {
  const withBody = operations.filter(({ body }) => body !== null);
  return one(draw, happens(draw, 0.4) && withBody.length > 0 ? withBody : operations);
}

function drawKind(operation: Operation, draw: Draw): RequestKind {
  if (happens(draw, VALID_SHARE)) return 'valid';
  const kinds = REQUEST_KINDS.filter((kind) => operation.body !== null || !NEED_BODY.has(kind));
  const kind = one(draw, kinds);
  // A few of them at once are megabytes each: that is the case to try, and not all the time.
  return kind === 'huge' && !happens(draw, HUGE_SHARE * 20) ? 'valid' : kind;
}

function validRequest(operation: Operation, known: Known, draw: Draw): ApiRequest {
  const body = operation.body === null ? null : drawBody(operation.body, { known, draw });
  return {
    method: operation.method,
    target: pathOf(operation, known, draw) + queryOf(operation, known, draw),
    headers: headersOf(operation, known, draw, body !== null),
    body: body === null ? null : Buffer.from(render(body)),
    framing: { kind: 'length' },
  };
}

/** From an example, or by the schema. */
function drawBody(
  { schema, examples }: NonNullable<Operation['body']>,
  sampling: { readonly known: Known; readonly draw: Draw },
): Json {
  if (examples.length === 0 || happens(sampling.draw, 0.6)) return sampleOf(schema, '', sampling);
  const example = one(sampling.draw, examples);
  if (!isObject(example)) return example;
  // An example's own id would be taken from its second submission on.
  return Object.fromEntries(
    Object.entries(example).filter(([key]) => key !== 'id' && key !== 'jobspec_id'),
  );
}

function headersOf(
  operation: Operation,
  { adminToken }: Known,
  draw: Draw,
  hasBody: boolean,
): [string, string][] {
  const names = operation.parameters.filter((each) => each.in === 'header').map(({ name }) => name);
  return [
    ...(hasBody ? ([['content-type', 'application/json']] as [string, string][]) : []),
    ...names.flatMap((name): [string, string][] => {
      if (name === 'Authorization')
        return happens(draw, 0.9) ? [[name, `Bearer ${adminToken}`]] : [];
      if (name === 'Beacon-Project')
        return happens(draw, 0.2) ? [[name, one(draw, ['default', 'default', 'nowhere'])]] : [];
      if (name === 'Idempotency-Key')
        return happens(draw, 0.3) ? [[name, `key-${draw.int(0, 40)}`]] : [];
      return happens(draw, 0.3) ? [[name, one(draw, ['ann', 'Jürgen', 'ops team'])]] : [];
    }),
  ];
}

interface Change {
  readonly operation: Operation;
  readonly kind: Exclude<RequestKind, 'malformed'>;
  readonly known: Known;
  readonly draw: Draw;
}

function changed(valid: ApiRequest, { operation, kind, known, draw }: Change): ApiRequest {
  const text = valid.body?.toString() ?? '';
  switch (kind) {
    case 'valid':
      return valid;
    case 'cut_json':
      return { ...valid, body: cutText(text, draw) };
    case 'encoding':
      return { ...valid, body: strangelyEncoded(text, draw) };
    case 'content_type':
      return { ...valid, headers: withType(valid, strangeContentType(draw)) };
    case 'framing':
      return { ...valid, framing: drawFraming(draw) };
    case 'huge':
      return { ...valid, body: hugeBody(JSON.parse(text) as Json, draw) };
    case 'path':
      return { ...valid, target: strangePath(operation, known, draw) };
    case 'query':
      return {
        ...valid,
        target: pathOf(operation, known, draw) + strangeQuery(operation, known, draw),
      };
    case 'method':
      return { ...valid, method: one(draw, METHODS) };
    case 'headers':
      return { ...valid, headers: [...valid.headers, ...strangeHeaders(operation, draw)] };
    default:
      return { ...valid, body: mutatedBody(text, kind, draw) };
  }
}

function mutatedBody(text: string, kind: JsonKind, draw: Draw): Buffer {
  const once = mutateJson(JSON.parse(text) as Json, kind, draw);
  const twice = happens(draw, 0.2) ? mutateJson(once, one(draw, JSON_KINDS), draw) : once;
  return Buffer.from(render(twice));
}

function withType({ headers }: ApiRequest, type: string): ApiRequest['headers'] {
  const others = headers.filter(([name]) => name !== 'content-type');
  return type === '' ? others : [...others, ['content-type', type]];
}

function drawFraming(draw: Draw): Framing {
  return one<Framing>(draw, [
    { kind: 'short' },
    { kind: 'long' },
    { kind: 'bad_chunks' },
    { kind: 'both' },
    { kind: 'chunks', size: 1 },
    { kind: 'chunks', size: 7 },
    { kind: 'chunks', size: 4_096 },
  ]);
}

const METHODS: readonly string[] = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'MKCOL',
  'PURGE',
  'QUERY',
  'SEARCH',
  'LOCK',
  'REPORT',
  'M-SEARCH',
  'BREW',
  'get',
];
