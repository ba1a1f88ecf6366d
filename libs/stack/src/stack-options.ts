import { join } from 'node:path';
import { readRegions } from './catalogue-regions.js';
import type { DeathReport } from './errors.js';
import { projectRoot } from './processes/folders.js';
import type { Environment, ServiceName } from './services.js';
import { SERVICES } from './services.js';
import { stackEnv } from './environment.js';

/** What a stack is made of, in the order of starting. */
export const PARTS = ['postgres', 'nats', 'migrate', 'provision', ...SERVICES] as const;
export type Part = (typeof PARTS)[number];

/** How to start a stack. */
export interface StackOptions {
  /** Parts to start, and no others. @default all */
  readonly parts?: readonly Part[] | undefined;
  /** Region ids; each gets an executor. @default those of the catalogue */
  readonly regions?: readonly string[] | undefined;
  /** @default BEACON_CATALOGUE, else `config/catalogue.yaml` of the project */
  readonly cataloguePath?: string | undefined;
  /** Folder of question files. @default BEACON_QUESTIONS, else `data/questions` of the project */
  readonly questionsPath?: string | undefined;
  /** Processes of a service; of the executor, in each region. The second is named `planner-2`. @default 1 */
  readonly replicas?: Readonly<Partial<Record<ServiceName, number>>> | undefined;
  /** Environment by service (`executor`: of every region), `migrate` and `provision`, or by process (`executor-us-east`). */
  readonly env?: Readonly<Record<string, Environment>> | undefined;
  /** A running broker to use instead of the embedded one. @default NATS_URL */
  readonly natsUrl?: string | undefined;
  /** A running database to use instead of the embedded one. @default DATABASE_URL */
  readonly databaseUrl?: string | undefined;
  /** False leaves TLS of the embedded broker off; its accounts and keys stay. @default true */
  readonly natsTls?: boolean | undefined;
  /** Lines added to the embedded broker's configuration file. */
  readonly natsConfig?: string | undefined;
  /** Folder of the embedded broker's and database's data, kept. @default a temporary one, removed by `stop` */
  readonly dataDir?: string | undefined;
  /** False makes the embedded database quicker; it then survives the death of the process, but not of the machine. @default true */
  readonly durable?: boolean | undefined;
  /** Called when the database answers, before it is migrated; what it throws gives up the start. @default nothing is done */
  readonly prepareDatabase?: ((database: StartedDatabase) => Promise<void>) | undefined;
  /** Gets each line that the processes write. @default none */
  readonly onLine?: ((name: string, line: string) => void) | undefined;
  /** Receives progress of slow steps, and warnings. @default written to stderr */
  readonly notice?: ((text: string) => void) | undefined;
  /** Called when a process that was ready ends unasked. @default written to stderr */
  readonly onDeath?: ((report: DeathReport) => void) | undefined;
  /** Aborting it while the stack starts stops all that was started; `startStack` then rejects with its reason. */
  readonly signal?: AbortSignal | undefined;
}

/** A database that answers and is not migrated yet. */
export interface StartedDatabase {
  readonly url: string;
  /** Does something with the files while the server is stopped, and starts it again. Null for a database that is not the stack's own. */
  readonly whileStopped: ((work: () => Promise<void>) => Promise<void>) | null;
}

/** The options with their defaults. */
export interface StackPlan {
  readonly parts: ReadonlySet<Part>;
  readonly regions: readonly string[];
  /** Regions that have an account at the embedded broker: those of the catalogue, and those with executors. */
  readonly accountRegions: readonly string[];
  readonly options: StackOptions;
  readonly natsUrl: string | undefined;
  readonly databaseUrl: string | undefined;
  /** Whether the environment names a trust list; the stack makes keys and a list of its own otherwise. */
  readonly hasTrustFile: boolean;
  /** For every service and step. */
  readonly commonEnv: Environment;
}

/** Fills in the defaults from this process's environment and the catalogue. */
export async function planStack(
  options: StackOptions,
  env: NodeJS.ProcessEnv = process.env,
): Promise<StackPlan> {
  const parts = new Set(options.parts ?? PARTS);
  const own = stackEnv.parse(env);
  const catalogue =
    options.cataloguePath ?? own.BEACON_CATALOGUE ?? join(projectRoot(), 'config/catalogue.yaml');
  const questions =
    options.questionsPath ?? own.BEACON_QUESTIONS ?? join(projectRoot(), 'data/questions');
  const natsUrl = options.natsUrl ?? own.NATS_URL;
  const needsRegions = parts.has('executor') || (parts.has('nats') && natsUrl === undefined);
  const known = needsRegions ? await readRegions(catalogue) : [];
  const { regions = known } = options;
  return {
    parts,
    regions: parts.has('executor') ? regions : [],
    accountRegions: [...new Set([...known, ...regions])],
    options,
    natsUrl,
    databaseUrl: options.databaseUrl ?? own.DATABASE_URL,
    hasTrustFile: own.BEACON_TRUST_FILE !== undefined,
    commonEnv: {
      BEACON_CATALOGUE: catalogue,
      BEACON_QUESTIONS: questions,
      HTTP_HOST: '127.0.0.1',
      HTTP_PORT: '0',
    },
  };
}
