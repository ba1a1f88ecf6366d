import type { LaneConfig, ProtocolKind } from '@beacon/domain';
import { NO_EVIDENCE } from './attempt.js';
import type { AttemptOutcome, ProviderEvidence } from './attempt.js';
import { beaconRouter } from './beacon-router.protocol.js';
import { anthropic } from './carried/anthropic.protocol.js';
import { bedrock } from './carried/bedrock.protocol.js';
import { carried } from './carried/carried.js';
import { gemini, vertex } from './carried/google.protocol.js';
import { asksClaude, vertexClaude } from './carried/vertex-claude.protocol.js';
import { withSecret } from './credentials/with-secret.js';
import { withoutSecret } from './credentials/without-secret.js';
import { HttpPoster } from './http-post.js';
import type { LaneAccess } from './lane-access.js';
import { LaneRequests } from './lane-requests.js';
import { azureOpenAi, openAiCompatible } from './openai/openai-compatible.protocol.js';
import type { AskedTask, BodyEvidence, HttpReply } from './protocol.js';
import { edgeEvidence } from './region-evidence.js';
import { spoken } from './speaker.js';
import type { Heard, Speaker } from './speaker.js';

const SPEAKERS: Readonly<Record<ProtocolKind, (lane: LaneConfig) => Speaker>> = {
  'openai-compatible': (lane) => spoken(openAiCompatible, lane),
  'azure-openai': (lane) => spoken(azureOpenAi, lane),
  'beacon-router': (lane) => spoken(beaconRouter, lane),
  anthropic: (lane) => carried(anthropic, lane),
  gemini: (lane) => carried(gemini, lane),
  vertex: (lane) => carried(asksClaude(lane) ? vertexClaude : vertex, lane),
  bedrock: (lane) => carried(bedrock, lane),
};

/** What an attempt came to, and the reply that it was read from; null when none came. */
export interface SeenAttempt {
  readonly outcome: AttemptOutcome;
  readonly reply: HttpReply | null;
}

/** Asks the provider of one lane: one request per call, no retries of its own. */
export class LaneClient {
  readonly #speaker: Speaker;
  readonly #poster: HttpPoster;
  readonly #requests: LaneRequests;
  /** Names of headers that the lane expects something of. */
  readonly #expectedHeaders: readonly string[];

  /** @throws SigningError when the lane's requests are to be signed for a region that it does not name. */
  constructor(private readonly access: LaneAccess) {
    const { lane } = access;
    this.#speaker = SPEAKERS[lane.protocol](lane);
    this.#requests = new LaneRequests(lane);
    this.#poster = new HttpPoster({
      origin: new URL(lane.baseUrl).origin,
      connections: lane.concurrency,
      isPrivateAllowed: lane.privateNetwork,
    });
    this.#expectedHeaders = Object.keys(lane.expectedEvidence.edgeHeaders);
  }

  /** Makes one attempt; a second request only where the provider refused a secret of which there is a newer one. */
  async ask(task: AskedTask, signal: AbortSignal): Promise<AttemptOutcome> {
    return (await this.askAndShow(task, signal)).outcome;
  }

  /** Makes one attempt, and shows what it was read from. */
  async askAndShow(task: AskedTask, signal: AbortSignal): Promise<SeenAttempt> {
    return withSecret(
      this.access,
      async (secret) => this.#attempt(task, signal, secret),
      (outcome) => ({ outcome, reply: null }),
    );
  }

  async close(): Promise<void> {
    await this.#poster.close();
  }

  async #attempt(
    task: AskedTask,
    signal: AbortSignal,
    secret: string | null,
  ): Promise<SeenAttempt> {
    const { lane } = this.access;
    const timeoutMs = Math.min(task.timeoutMs, lane.timeoutMs);
    const times = timeCall();
    const heard = await this.#speaker.ask(task, async (request) => {
      const headers = await this.#requests.headers(request, secret);
      const posted = await this.#poster.post({ ...request, headers, timeoutMs, signal });
      return withoutSecret(posted, secret);
    });
    const outcome = this.#outcomeOf(heard, { lane, ...times() });
    return { outcome, reply: heard.kind === 'reply' ? heard.reply : null };
  }

  #outcomeOf(
    heard: Heard,
    when: Pick<AttemptOutcome, 'lane' | 'startedAt' | 'completedAt'>,
  ): AttemptOutcome {
    if (heard.kind === 'failure') {
      return { kind: 'failed', failure: heard.failure, evidence: NO_EVIDENCE, ...when };
    }
    const { read } = heard;
    const edge = edgeEvidence(heard.reply.headers, this.#expectedHeaders);
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
