import type { LaneConfig } from '@beacon/domain';
import {
  ProviderPlayer,
  anthropicApi,
  bedrockApi,
  geminiApi,
  laneConfig,
  vertexApi,
  vertexClaudeApi,
} from '@beacon/testing';
import type { PlayedApi } from '@beacon/testing';
import type {
  AttemptOutcome,
  ProviderAnswer,
  ProviderEvidence,
  ProviderFailure,
} from './attempt.js';
import { LaneClient } from './lane-client.js';
import type { AskedTask } from './protocol.js';

export const KEYS = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  sessionToken: 'FwoGZXIvYXdzEXAMPLETOKEN==',
};
const AWS_SECRET = JSON.stringify({
  Version: 1,
  AccessKeyId: KEYS.accessKeyId,
  SecretAccessKey: KEYS.secretAccessKey,
  SessionToken: KEYS.sessionToken,
  Expiration: '2026-11-30T12:00:00Z',
});

/** A provider as it is played, and a lane that asks it. */
export interface PlayedLane {
  readonly api: PlayedApi;
  readonly secret: string;
  lane(origin: string): LaneConfig;
}

const named = { region: 'us-east', model: 'm', timeoutMs: 5_000 };

export const PLAYED = {
  anthropic: {
    api: anthropicApi('sk-ant-1'),
    secret: 'sk-ant-1',
    lane: (origin) =>
      laneConfig({
        ...named,
        provider: 'anthropic',
        protocol: 'anthropic',
        baseUrl: `${origin}/v1`,
        providerModel: 'claude-sonnet-4-5',
        auth: { kind: 'header', name: 'x-api-key' },
        withoutSampling: ['seed'],
      }),
  },
  gemini: {
    api: geminiApi('AIza-1'),
    secret: 'AIza-1',
    lane: (origin) =>
      laneConfig({
        ...named,
        provider: 'gemini',
        protocol: 'gemini',
        baseUrl: `${origin}/v1beta`,
        providerModel: 'gemini-2.5-flash',
        auth: { kind: 'header', name: 'x-goog-api-key' },
      }),
  },
  vertex: {
    api: vertexApi('ya29.token', 'my-project', 'europe-west4'),
    secret: 'ya29.token',
    lane: (origin) =>
      laneConfig({
        ...named,
        provider: 'vertex',
        protocol: 'vertex',
        baseUrl: `${origin}/v1`,
        providerModel: 'gemini-2.5-flash',
        providerRegion: 'europe-west4',
        settings: { vertex: { project: 'my-project' } },
      }),
  },
  vertexClaude: {
    api: vertexClaudeApi('ya29.token', 'my-project', 'europe-west1'),
    secret: 'ya29.token',
    lane: (origin) =>
      laneConfig({
        ...named,
        provider: 'vertex',
        protocol: 'vertex',
        baseUrl: `${origin}/v1`,
        providerModel: 'claude-sonnet-4-5@20250929',
        providerRegion: 'europe-west1',
        settings: { vertex: { project: 'my-project' } },
      }),
  },
  bedrock: {
    api: bedrockApi(KEYS, 'eu-central-1'),
    secret: AWS_SECRET,
    lane: (origin) =>
      laneConfig({
        ...named,
        provider: 'bedrock',
        protocol: 'bedrock',
        baseUrl: origin,
        providerModel: 'anthropic.claude-3-haiku-20240307-v1:0',
        providerRegion: 'eu-central-1',
        auth: { kind: 'sigv4' },
        withoutSampling: ['seed'],
      }),
  },
} satisfies Record<string, PlayedLane>;

/** A task with a question and the sampling that every one of them takes. */
export const TASK: AskedTask = {
  region: 'us-east',
  prompt: 'What is the capital of France?',
  systemPrompt: 'You are a helpful assistant based in the US.',
  sampling: { temperature: 0.5, maxTokens: 100, seed: null, topP: null },
  timeoutMs: 5_000,
};

/** A player and the client of a lane that asks it. */
export class PlayedClient {
  private constructor(
    readonly player: ProviderPlayer,
    private readonly played: PlayedLane,
  ) {}

  static async start(played: PlayedLane): Promise<PlayedClient> {
    return new PlayedClient(await ProviderPlayer.start(played.api), played);
  }

  /** Asks once, of a lane and with a secret that are as told. */
  async ask(
    task: Partial<AskedTask> = {},
    change: Partial<LaneConfig> = {},
    secret: string | null = this.played.secret,
  ): Promise<AttemptOutcome> {
    const lane = { ...this.played.lane(this.player.origin), ...change };
    const client = new LaneClient({ lane, credential: { current: async () => secret } });
    try {
      return await client.ask({ ...TASK, ...task }, new AbortController().signal);
    } finally {
      await client.close();
    }
  }

  /** Asks, and expects an answer. */
  async answer(
    ...asked: Parameters<PlayedClient['ask']>
  ): Promise<ProviderAnswer & { readonly evidence: ProviderEvidence }> {
    const outcome = await this.ask(...asked);
    if (outcome.kind !== 'answered') throw new Error(JSON.stringify(outcome.failure));
    return { ...outcome.answer, evidence: outcome.evidence };
  }

  /** Asks, and expects none. */
  async failure(...asked: Parameters<PlayedClient['ask']>): Promise<ProviderFailure> {
    const outcome = await this.ask(...asked);
    if (outcome.kind !== 'failed') throw new Error(JSON.stringify(outcome.answer));
    return outcome.failure;
  }

  /** The body of the only call. */
  get sent(): unknown {
    return JSON.parse(this.player.calls[0]?.body ?? 'null');
  }

  async stop(): Promise<void> {
    await this.player.stop();
  }
}
