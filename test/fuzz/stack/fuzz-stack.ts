import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { howItEnded, makeTempFolder, startStack } from '@beacon/stack';
import type { DeathReport, TempFolder, Environment, Stack } from '@beacon/stack';
import { ProcessWatch } from '../watch/process-watch.js';
import { fuzzCatalogue, REGIONS } from './catalogue.js';

/** What a stack to be fuzzed is started with. */
export interface FuzzStackOptions {
  /** Address of the hostile provider. */
  readonly providerUrl: string;
  readonly onDeath: (report: DeathReport) => void;
  readonly onLine?: ((name: string, line: string) => void) | undefined;
}

/** Of the gateway that is fuzzed: no secret, as nothing here is. */
export const ADMIN_TOKEN = 'fuzz-admin-token-0123456789';

/** Requests that a cell may take in one round. */
export const MAX_ATTEMPTS = 3;

const WATCH_MODULE = new URL('../watch/loop-delay.js', import.meta.url);

const WATCHED: Environment = {
  NODE_OPTIONS: `--import=${WATCH_MODULE.href}`,
  BEACON_FUZZ_WATCH: '1',
};

const ENVIRONMENT: Readonly<Record<string, Environment>> = {
  gateway: {
    ...WATCHED,
    BEACON_ADMIN_TOKEN: ADMIN_TOKEN,
    BEACON_MAX_CELLS: '150000',
    PLANNER_MAX_ATTEMPTS: String(MAX_ATTEMPTS),
  },
  planner: { ...WATCHED, PLANNER_MAX_ATTEMPTS: String(MAX_ATTEMPTS) },
  recorder: WATCHED,
  executor: WATCHED,
  simulator: { SIMULATOR_LATENCY: '2' },
};

/** A whole installation whose processes are watched. One that dies is reported, and started again. */
export class FuzzStack {
  readonly watch = new ProcessWatch();
  readonly #restarts = new Set<Promise<void>>();
  #isStopping = false;

  private constructor(
    readonly stack: Stack,
    private readonly temp: TempFolder,
  ) {}

  /** @throws StackError, ProcessDiedError or NotReadyError when it cannot be started. */
  static async start({ providerUrl, onDeath, onLine }: FuzzStackOptions): Promise<FuzzStack> {
    const temp = await makeTempFolder();
    const cataloguePath = join(temp.path, 'catalogue.yaml');
    await writeFile(cataloguePath, fuzzCatalogue(providerUrl));
    let self: FuzzStack | undefined;
    try {
      const stack = await startStack({
        cataloguePath,
        regions: REGIONS,
        durable: false,
        env: ENVIRONMENT,
        onLine: (name, line) => {
          if (self?.watch.read(name, line) !== true) onLine?.(name, line);
        },
        onDeath: (report) => {
          onDeath(report);
          self?.bringBack(report.name);
        },
      });
      self = new FuzzStack(stack, temp);
    } catch (error) {
      await temp.remove();
      throw error;
    }
    const { stack } = self;
    self.watch.start(() => stack.processes.values());
    return self;
  }

  /** Where the gateway listens. */
  get gatewayPort(): number {
    return Number(new URL(this.stack.gatewayUrl).port);
  }

  /** Starts a process again that died. */
  bringBack(name: string): void {
    if (this.#isStopping) return;
    const restart = this.stack.process(name).restart();
    this.#restarts.add(restart);
    // A second death while it starts is reported by the start itself; the run's checks then find what is missing.
    restart.catch((error: unknown) => void process.stderr.write(`${String(error)}\n`));
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    this.watch.stop();
    await Promise.allSettled(this.#restarts);
    try {
      await this.stack.stop();
    } finally {
      await this.temp.remove();
    }
  }
}

/** A death in one sentence. */
export function deathSentence(report: DeathReport): string {
  return `${report.name} died by itself (${howItEnded(report)})`;
}
