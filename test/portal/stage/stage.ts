import { join } from 'node:path';
import { projectRoot, startStack } from '@beacon/stack';
import type { Stack } from '@beacon/stack';
import { ApiClient, SimulatorClient, until } from '@beacon/testing';
import type { Browser } from 'playwright-core';
import { startChromium } from '../browser/chromium.js';
import { Visit } from '../browser/visit.js';
import type { VisitOptions } from '../browser/visit.js';
import { writePricedCatalogue } from './priced-catalogue.js';
import type { CatalogueFile } from './priced-catalogue.js';

/** What a stage is started with. */
export interface StageOptions {
  readonly onLine?: ((name: string, line: string) => void) | undefined;
  /** Another catalogue than the shipped one with prices for one model. */
  readonly cataloguePath?: string | undefined;
  /** Of the simulated models, in milliseconds. @default 20 */
  readonly latencyMs?: number | undefined;
}

const DEFAULT_LATENCY_MS = 20;
const ENDED = ['completed', 'partial', 'failed', 'cancelled'];
const JOB_LIMIT_MS = 180_000;

/** Lets in whoever looks at dead letters. */
export const ADMIN_TOKEN = 'the-token-of-the-portal-tests';

/** An installation with simulated models, and a browser to look at it. */
export class Stage {
  readonly api: ApiClient;
  readonly simulator: SimulatorClient;
  readonly #visits: Visit[] = [];

  private constructor(
    readonly stack: Stack,
    readonly browser: Browser,
    private readonly catalogue: CatalogueFile,
  ) {
    this.api = new ApiClient(stack.gatewayUrl);
    this.simulator = new SimulatorClient(stack.simulatorUrl);
  }

  /** @throws NoChromiumError, or the stack's errors; nothing is left running then. */
  static async start({ onLine, cataloguePath, latencyMs }: StageOptions = {}): Promise<Stage> {
    const browser = await startChromium();
    const catalogue = await writePricedCatalogue();
    try {
      const stack = await startStack({
        onLine,
        cataloguePath: cataloguePath ?? catalogue.path,
        durable: false,
        env: {
          simulator: { SIMULATOR_LATENCY: String(latencyMs ?? DEFAULT_LATENCY_MS) },
          gateway: { BEACON_ADMIN_TOKEN: ADMIN_TOKEN },
        },
      });
      return new Stage(stack, browser, catalogue);
    } catch (error) {
      await browser.close();
      await catalogue.remove();
      throw error;
    }
  }

  /** A reader with a window of his own. */
  async visit(options: VisitOptions = {}): Promise<Visit> {
    const visit = await Visit.open(this.browser, options.at ?? this.stack.gatewayUrl, options);
    this.#visits.push(visit);
    return visit;
  }

  /** Submits a job that has to be taken, and returns its id. */
  async submit(body: unknown): Promise<string> {
    return this.api.submit(body);
  }

  /** Submits a job and waits until it has ended. */
  async finished(body: unknown): Promise<string> {
    const id = await this.submit(body);
    await this.untilEnded(id);
    return id;
  }

  async untilEnded(id: string): Promise<void> {
    const hasEnded = async (): Promise<boolean> => ENDED.includes((await this.api.job(id)).status);
    await until(hasEnded, `job ${id} has ended`, JOB_LIMIT_MS);
  }

  /** Keeps pictures of all windows for whoever looks for the reason of a failure, and tells where. */
  async pictures(name: string): Promise<string[]> {
    return Promise.all(
      this.#visits.map(async ({ page }, index) => {
        const path = join(projectRoot(), '.cache/portal-tests', `${name}-${index + 1}.png`);
        await page.screenshot({ path });
        return `at ${page.url()}, seen in ${path}`;
      }),
    );
  }

  /** Leaves the page in every window, before the server of these pages stops: the browser complains of each request that nobody answers. */
  async leavePages(): Promise<void> {
    await Promise.all(this.#visits.map(({ page }) => page.goto('about:blank')));
  }

  /** Closes all windows, and tells what the browser complained of in them. */
  async endVisits(): Promise<string[]> {
    const visits = this.#visits.splice(0);
    await Promise.all(visits.map((visit) => visit.close()));
    return visits.flatMap(({ problems }) => problems);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.stack.stop();
    await this.catalogue.remove();
  }
}
