import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GuardedChild, freePort, makeTempFolder, projectRoot } from '@beacon/stack';
import type { PrometheusPrograms, TempFolder } from '@beacon/stack';
import { until } from '@beacon/testing';
import { stringify } from 'yaml';
import { z } from 'zod';

/** A value of a query with its labels. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const labels = z.record(z.string(), z.string());
const answer = z.object({
  data: z.object({
    result: z.array(z.object({ metric: labels, value: z.tuple([z.number(), z.string()]) })),
  }),
});
const rules = z.object({
  data: z.object({
    groups: z.array(
      z.object({ rules: z.array(z.object({ name: z.string(), health: z.string() })) }),
    ),
  }),
});

/** What is scraped: a name of the job with the addresses. */
export type Targets = Readonly<Record<string, readonly string[]>>;

const GRACE_MS = 10_000;

/** A Prometheus of the spec's own, on a free port of loopback, with the rules of the project. */
export class RunningPrometheus {
  private constructor(
    private readonly child: GuardedChild,
    private readonly url: string,
    private readonly folder: TempFolder,
  ) {}

  static async start(programs: PrometheusPrograms, targets: Targets): Promise<RunningPrometheus> {
    const folder = await makeTempFolder();
    const config = join(folder.path, 'prometheus.yml');
    await writeFile(config, stringify(configOf(targets)));
    const address = `127.0.0.1:${await freePort()}`;
    const child = new GuardedChild({
      name: 'prometheus',
      file: programs.prometheus,
      args: [
        `--config.file=${config}`,
        `--storage.tsdb.path=${join(folder.path, 'data')}`,
        `--web.listen-address=${address}`,
      ],
    });
    const running = new RunningPrometheus(child, `http://${address}`, folder);
    try {
      await until(async () => running.#isReady(), 'Prometheus is ready');
    } catch (error) {
      await running.stop();
      throw error;
    }
    return running;
  }

  /** @throws Error when the query is wrong. */
  async query(expr: string): Promise<Sample[]> {
    const read = answer.parse(await this.#get(`/api/v1/query?query=${encodeURIComponent(expr)}`));
    return read.data.result.map(({ metric, value: [, value] }) => ({
      labels: metric,
      value: Number(value),
    }));
  }

  /** The health of each rule by its name: `unknown` until it is evaluated. */
  async ruleHealth(): Promise<ReadonlyMap<string, string>> {
    const { data } = rules.parse(await this.#get('/api/v1/rules'));
    return new Map(
      data.groups.flatMap((group) => group.rules).map(({ name, health }) => [name, health]),
    );
  }

  async stop(): Promise<void> {
    await this.child.end('SIGTERM', GRACE_MS);
    await this.folder.remove();
  }

  async #isReady(): Promise<boolean> {
    return fetch(`${this.url}/-/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  async #get(path: string): Promise<unknown> {
    const reply = await fetch(`${this.url}${path}`);
    if (!reply.ok) throw new Error(`${path}: ${await reply.text()}`);
    return reply.json();
  }
}

function configOf(targets: Targets): object {
  return {
    global: { scrape_interval: '2s', scrape_timeout: '2s', evaluation_interval: '1s' },
    rule_files: [join(projectRoot(), 'config/prometheus/alerts.yml')],
    scrape_configs: Object.entries(targets).map(([job, addresses]) => ({
      job_name: job,
      static_configs: [{ targets: addresses.map((address) => new URL(address).host) }],
    })),
  };
}
