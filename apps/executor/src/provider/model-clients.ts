import { UnprocessableMessageError } from '@beacon/bus';
import type { ExecuteTaskV1 } from '@beacon/contracts';
import type { ProtocolKind } from '@beacon/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { authHeaders } from './credentials/auth-headers.js';
import { LANE_ACCESS } from './lane-access.js';
import type { LaneAccess } from './lane-access.js';
import { NO_EVIDENCE } from './attempt.js';
import type { AttemptOutcome } from './attempt.js';
import { beaconRouter } from './beacon-router.protocol.js';
import { edgeEvidence } from './region-evidence.js';
import { HttpPoster } from './http-post.js';
import type { PostOutcome } from './http-post.js';
import { openAiCompatible } from './openai-compatible.protocol.js';
import type { Protocol } from './protocol.js';
import { UnspokenProtocolError } from './unspoken-protocol.error.js';

const PROTOCOLS: Readonly<Partial<Record<ProtocolKind, Protocol>>> = {
  'openai-compatible': openAiCompatible,
  'beacon-router': beaconRouter,
};

interface LaneClient extends LaneAccess {
  readonly protocol: Protocol;
  readonly poster: HttpPoster;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Names of headers that the lane expects something of. */
  readonly expectedHeaders: readonly string[];
}

/** Asks the providers of a region's lanes: one request per call, no retries of its own. */
@Injectable()
export class ModelClients implements OnApplicationShutdown {
  readonly #clients: ReadonlyMap<string, LaneClient>;

  /** @throws UnspokenProtocolError when a lane asks for a protocol that is not spoken. */
  constructor(@Inject(LANE_ACCESS) lanes: readonly LaneAccess[]) {
    this.#clients = new Map(lanes.map((access) => [access.lane.model, clientOf(access)]));
  }

  /**
   * Makes one attempt.
   * @throws UnprocessableMessageError when the catalogue has no lane for the task's model.
   */
  async ask(task: ExecuteTaskV1, signal: AbortSignal): Promise<AttemptOutcome> {
    const client = this.#clients.get(task.model);
    if (!client)
      throw new UnprocessableMessageError(`no lane for model ${task.model} in this region`);
    const secret = await client.credential.current();
    const times = timeCall();
    const posted = await client.poster.post({
      path: client.path,
      headers: { ...client.headers, ...authHeaders(client.lane.auth, secret) },
      body: JSON.stringify(client.protocol.request(task, client.lane)),
      timeoutMs: Math.min(task.timeoutMs, client.lane.timeoutMs),
      signal,
    });
    return outcomeOf(client, posted, { lane: client.lane, ...times() });
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.#clients.values()].map(({ poster }) => poster.close()));
  }
}

function clientOf({ lane, credential }: LaneAccess): LaneClient {
  const base = new URL(lane.baseUrl);
  const protocol = PROTOCOLS[lane.protocol];
  if (protocol === undefined) throw new UnspokenProtocolError(lane, Object.keys(PROTOCOLS));
  return {
    lane,
    credential,
    protocol,
    poster: new HttpPoster(base.origin, lane.concurrency),
    expectedHeaders: Object.keys(lane.expectedEvidence.edgeHeaders),
    path: base.pathname.replace(/\/+$/, '') + protocol.path(lane),
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      'accept-encoding': 'identity',
      ...lane.headers,
    },
  };
}

function outcomeOf(
  { protocol, expectedHeaders }: LaneClient,
  posted: PostOutcome,
  when: Pick<AttemptOutcome, 'lane' | 'startedAt' | 'completedAt'>,
): AttemptOutcome {
  if (posted.kind === 'failure') {
    return { kind: 'failed', failure: posted.failure, evidence: NO_EVIDENCE, ...when };
  }
  const read = protocol.read(posted.reply);
  const edge = edgeEvidence(posted.reply.headers, expectedHeaders);
  if (read.kind === 'failure') {
    return {
      kind: 'failed',
      failure: read.failure,
      evidence: { ...NO_EVIDENCE, ...edge },
      ...when,
    };
  }
  return {
    kind: 'answered',
    answer: read.answer,
    evidence: { ...read.evidence, ...edge },
    ...when,
  };
}

/** When a call was sent and answered. */
type CallTimes = Pick<AttemptOutcome, 'startedAt' | 'completedAt'>;

/**
 * Begins to time a call; what is returned ends it. The wall clock is read once: it may be set while the provider is asked,
 * by an hour or by decades, so that what the call took is measured with a clock that nobody sets.
 */
function timeCall(): () => CallTimes {
  const startedAt = new Date();
  const since = performance.now();
  return () => {
    const tookMs = Math.round(performance.now() - since);
    return { startedAt, completedAt: new Date(startedAt.getTime() + tookMs) };
  };
}
