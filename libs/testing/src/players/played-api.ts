import { FakeProvider } from '../servers/fake-provider.js';
import type { ProviderCall, ProviderReply, ProviderScript } from '../servers/fake-provider.js';

/** A provider's API as it is documented. */
export interface PlayedApi {
  /** What the provider answers to a request that it does not take; null when it takes it. */
  refusalOf(call: ProviderCall): ProviderReply | null;
  /** An ordinary answer with this text. */
  answer(text: string): ProviderReply;
}

/** A player of a provider's API over real HTTP: it checks each request as the provider would, before it answers. */
export class ProviderPlayer {
  /** What it refused so far. */
  readonly refusals: ProviderReply[] = [];

  private constructor(
    private readonly server: FakeProvider,
    private readonly api: PlayedApi,
  ) {
    this.answerBy(() => api.answer('an answer'));
  }

  /** Starts it on a free port of 127.0.0.1. It gives an ordinary answer until told otherwise. */
  static async start(api: PlayedApi): Promise<ProviderPlayer> {
    return new ProviderPlayer(await FakeProvider.start(), api);
  }

  /** Such as `http://127.0.0.1:40123`. */
  get origin(): string {
    return this.server.origin;
  }

  get calls(): readonly ProviderCall[] {
    return this.server.calls;
  }

  /** Forgets its calls, and answers those that it takes by a new script. */
  answerBy(script: ProviderScript): void {
    this.refusals.length = 0;
    this.server.answerBy((call) => {
      const refusal = this.api.refusalOf(call);
      if (refusal === null) return script(call);
      this.refusals.push(refusal);
      return refusal;
    });
  }

  /** May be called again. */
  async stop(): Promise<void> {
    await this.server.stop();
  }
}

/** One header of a call; the first where there are several. */
export function headerOf({ headers }: ProviderCall, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** The JSON of a call's body; undefined when it is none. */
export function jsonOf({ body }: ProviderCall): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
