import type { ProtocolKind } from '@beacon/domain';
import { NO_EVIDENCE } from './attempt.js';
import type { AttemptOutcome, ProviderEvidence } from './attempt.js';
import { beaconRouter } from './beacon-router.protocol.js';
import { authHeaders } from './credentials/auth-headers.js';
import { HttpPoster } from './http-post.js';
import type { PostOutcome } from './http-post.js';
import type { LaneAccess } from './lane-access.js';
import { openAiCompatible } from './openai-compatible.protocol.js';
import type { AskedTask, BodyEvidence, Protocol } from './protocol.js';
import { edgeEvidence } from './region-evidence.js';
import { UnspokenProtocolError } from './unspoken-protocol.error.js';

const PROTOCOLS: Readonly<Partial<Record<ProtocolKind, Protocol>>> = {
  'openai-compatible': openAiCompatible,
  'beacon-router': beaconRouter,
};

/** Asks the provider of one lane: one request per call, no retries of its own. */
export class LaneClient {
  readonly #protocol: Protocol;
  readonly #poster: HttpPoster;
  readonly #path: string;
  readonly #headers: Readonly<Record<string, string>>;
  /** Names of headers that the lane expects something of. */
  readonly #expectedHeaders: readonly string[];

  /** @throws UnspokenProtocolError when the lane asks for a protocol that is not spoken. */
  constructor(private readonly access: LaneAccess) {
    const { lane } = access;
    const base = new URL(lane.baseUrl);
    const protocol = PROTOCOLS[lane.protocol];
    if (protocol === undefined) throw new UnspokenProtocolError(lane, Object.keys(PROTOCOLS));
    this.#protocol = protocol;
    this.#poster = new HttpPoster(base.origin, lane.concurrency);
    this.#expectedHeaders = Object.keys(lane.expectedEvidence.edgeHeaders);
    this.#path = base.pathname.replace(/\/+$/, '') + protocol.path(lane);
    this.#headers = {
      'content-type': 'application/json',
      accept: 'application/json',
      'accept-encoding': 'identity',
      ...lane.headers,
    };
  }

  /** Makes one attempt. */
  async ask(task: AskedTask, signal: AbortSignal): Promise<AttemptOutcome> {
    const { lane, credential } = this.access;
    const secret = await credential.current();
    const times = timeCall();
    const posted = await this.#poster.post({
      path: this.#path,
      headers: { ...this.#headers, ...authHeaders(lane.auth, secret) },
      body: JSON.stringify(this.#protocol.request(task, lane)),
      timeoutMs: Math.min(task.timeoutMs, lane.timeoutMs),
      signal,
    });
    return this.#outcomeOf(posted, { lane, ...times() });
  }

  async close(): Promise<void> {
    await this.#poster.close();
  }

  #outcomeOf(
    posted: PostOutcome,
    when: Pick<AttemptOutcome, 'lane' | 'startedAt' | 'completedAt'>,
  ): AttemptOutcome {
    if (posted.kind === 'failure') {
      return { kind: 'failed', failure: posted.failure, evidence: NO_EVIDENCE, ...when };
    }
    const read = this.#protocol.read(posted.reply);
    const edge = edgeEvidence(posted.reply.headers, this.#expectedHeaders);
    if (read.kind === 'failure') {
      const evidence = { ...NO_EVIDENCE, ...edge };
      return { kind: 'failed', failure: read.failure, evidence, ...when };
    }
    const evidence = evidenceOf(read.evidence, edge);
    return { kind: 'answered', answer: read.answer, evidence, ...when };
  }
}

/** What the body says of region and request is closer to the model than what the edge does. */
function evidenceOf(
  body: BodyEvidence,
  edge: Pick<ProviderEvidence, 'providerRegion' | 'providerRequestId' | 'edgeHeaders'>,
): ProviderEvidence {
  return {
    ...NO_EVIDENCE,
    ...body,
    edgeHeaders: edge.edgeHeaders,
    providerRegion: body.providerRegion ?? edge.providerRegion,
    providerRequestId: body.providerRequestId ?? edge.providerRequestId,
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
