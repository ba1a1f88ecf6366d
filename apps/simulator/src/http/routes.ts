import { REGION_ID_PATTERN } from '@beacon/domain';
import { PLANTED_REGIONS, SIMULATED_MODELS } from '../behaviour/models.js';
import { REDIRECT_TARGET } from '../faults/transport-faults.js';
import type { AdminApi } from './admin-api.js';
import { anthropic } from './anthropic.dialect.js';
import type { Dialect } from './dialect.js';
import { sendJson, type Exchange } from './exchange.js';
import { gemini } from './gemini.dialect.js';
import { DEFAULT_REGION, type ModelApi } from './model-api.js';
import { modelList } from './replies.js';

/** Answers one request. */
export type Handler = (exchange: Exchange) => void | Promise<void>;

/** Handlers of one path, by method; `*` takes every method. */
type Methods = Readonly<Record<string, Handler>>;

/** Where a request goes. */
export interface Route extends ModelRoute {
  /** Region of the path; null for paths that ask no model. */
  readonly region: string | null;
}

interface ModelRoute {
  readonly methods: Methods;
  /** @default OpenAI's */
  readonly dialect?: Dialect;
}

const MODEL_PATH =
  /^(?:\/([a-z0-9-]{1,40}))?\/(v1\/chat\/completions|v1\/messages|v1beta\/models\/[\w.%-]{1,200}:generateContent|v1\/models|inference)$/;
const NOT_A_REGION = new Set(['v1', 'v1beta', 'admin', 'health']);
const GENERATE = ':generateContent';

/** Finds routes by path. */
export class Routes {
  readonly #fixed: ReadonlyMap<string, Methods>;
  readonly #ofModels: ReadonlyMap<string, ModelRoute>;

  constructor(models: ModelApi, admin: AdminApi, isStopping: () => boolean) {
    this.#fixed = fixedRoutes(admin, isStopping);
    const ask = { POST: (exchange: Exchange) => models.ask(exchange) };
    this.#ofModels = new Map<string, ModelRoute>([
      ['v1/chat/completions', { methods: ask }],
      ['v1/messages', { methods: ask, dialect: anthropic }],
      [GENERATE, { methods: ask, dialect: gemini }],
      ['inference', { methods: { POST: (exchange) => models.inference(exchange) } }],
      ['v1/models', { methods: { GET: (exchange) => sendJson(exchange, 200, modelList()) } }],
    ]);
  }

  /** The route of a path without its query; undefined when there is none. */
  find(path: string): Route | undefined {
    const fixed = this.#fixed.get(path);
    if (fixed !== undefined) return { region: null, methods: fixed };
    const parts = MODEL_PATH.exec(path);
    const region = parts?.[1] ?? DEFAULT_REGION;
    const named = parts?.[2] ?? '';
    const route = this.#ofModels.get(named.endsWith(GENERATE) ? GENERATE : named);
    if (route === undefined || NOT_A_REGION.has(region)) return undefined;
    return REGION_ID_PATTERN.test(region) ? { region, ...route } : undefined;
  }
}

function fixedRoutes(admin: AdminApi, isStopping: () => boolean): ReadonlyMap<string, Methods> {
  return new Map<string, Methods>([
    ['/', { GET: (exchange) => sendJson(exchange, 200, ABOUT) }],
    ['/health/live', { GET: (exchange) => sendJson(exchange, 200, { status: 'alive' }) }],
    ['/health/ready', { GET: (exchange) => sendReadiness(exchange, !isStopping()) }],
    [
      '/admin/faults',
      {
        GET: (exchange) => admin.getFaults(exchange),
        PUT: (exchange) => admin.putFaults(exchange),
        DELETE: (exchange) => admin.deleteFaults(exchange),
      },
    ],
    [
      '/admin/rate-limits',
      {
        GET: (exchange) => admin.getRateLimits(exchange),
        PUT: (exchange) => admin.putRateLimits(exchange),
        DELETE: (exchange) => admin.deleteRateLimits(exchange),
      },
    ],
    [
      '/admin/calls',
      {
        GET: (exchange) => admin.getCalls(exchange),
        PUT: (exchange) => admin.putCalls(exchange),
        DELETE: (exchange) => admin.deleteCalls(exchange),
      },
    ],
    [REDIRECT_TARGET, { '*': (exchange) => admin.redirected(exchange) }],
  ]);
}

function sendReadiness(exchange: Exchange, ready: boolean): void {
  sendJson(exchange, ready ? 200 : 503, { ready, simulation: true });
}

const ABOUT = {
  service: 'simulator',
  simulation: true,
  about:
    'A simulation of language models with planted differences between regions. No real model answers here. See docs/simulator.md.',
  models: Object.keys(SIMULATED_MODELS),
  plantedRegions: PLANTED_REGIONS,
};
