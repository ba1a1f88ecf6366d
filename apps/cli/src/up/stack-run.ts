import { PARTS, startStack, Supervisor, withoutPassword } from '@beacon/stack';
import type { DeathReport, Stack } from '@beacon/stack';
import { chooseFiles } from './choose-files.js';
import type { ChosenFiles } from './choose-files.js';
import { onChosenPort } from './choose-port.js';
import { addressesOn, firstState, marked } from './first-state.js';
import { holdFolder } from './hold-folder.js';
import type { HeldFolder } from './hold-folder.js';
import { prepareData } from './prepare-data.js';
import { recordStart } from './record-start.js';
import { OWN_LOG, StackLogs } from './stack-logs.js';
import { makeCurrent } from './state-file.js';
import type { StackState } from './state-file.js';
import { StateKeeper } from './state-keeper.js';
import type { UpSettings } from './up-settings.js';

/** Who follows a start, and can give it up. */
export interface StartWatcher {
  /** Told in words of what is worth knowing, now and as long as the stack runs. */
  readonly tell: (text: string) => void;
  /** Aborting it gives up the start. */
  readonly signal: AbortSignal;
  /** Whether commands that name no gateway are to find this one. @default true */
  readonly isNoted?: boolean;
}

/** A stack that runs on a data folder, and is looked after. */
export interface RunningStack {
  readonly state: StackState;
  /** Stops everything in good order; the data stays. May be called again. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL, nats-server and the services on a data folder, and starts again what ends by itself.
 * @throws RefusalError when folder, files, port or data cannot be used; the errors of `startStack`. Nothing is left running then.
 */
export async function runStack(settings: UpSettings, watcher: StartWatcher): Promise<RunningStack> {
  const held = await holdFolder(settings.data, watcher.tell);
  const run = new StackRun(held, settings, watcher);
  await run.start();
  return run;
}

class StackRun implements RunningStack {
  readonly #logs: StackLogs;
  readonly #earlyDeaths: DeathReport[] = [];
  #keeper: StateKeeper | undefined;
  #stack: Stack | undefined;
  #supervisor: Supervisor | undefined;
  #stopped: Promise<void> | undefined;

  constructor(
    private readonly held: HeldFolder,
    private readonly settings: UpSettings,
    private readonly watcher: StartWatcher,
  ) {
    this.#logs = new StackLogs(held.folder.logs);
  }

  get state(): StackState {
    if (this.#keeper === undefined) throw new Error('The stack was not started.');
    return this.#keeper.current;
  }

  async start(): Promise<void> {
    try {
      await this.#start();
    } catch (error) {
      this.#logs.write(OWN_LOG, error instanceof Error ? error.message : String(error));
      await this.#letGo();
      throw error;
    }
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async #start(): Promise<void> {
    const { folder } = this.held;
    const files = await chooseFiles(this.settings, folder, process.env, this.#tell);
    const stack = await onChosenPort(this.settings.port, this.#tell, async (port) => {
      await this.#announce(files, port);
      return this.#startProcesses(files, port);
    });
    this.#stack = stack;
    await recordStart(folder, this.settings, files);
    await this.#supervise(stack);
  }

  /** Before anything runs: whoever looks meanwhile learns who has the folder. */
  async #announce(files: ChosenFiles, port: number): Promise<void> {
    const { path } = this.held.folder;
    this.#earlyDeaths.length = 0;
    this.#keeper ??= new StateKeeper(firstState(path, this.settings, files, port), (error) =>
      this.#tell(`its state cannot be written: ${String(error)}`),
    );
    this.#tell(`starting PostgreSQL, nats-server and the services on ${path} …`);
    await this.#keeper.change(addressesOn(port));
    if (this.watcher.isNoted !== false) await this.#note(path);
  }

  /** Without a home to write to, as system users have none, the stack runs all the same. */
  async #note(path: string): Promise<void> {
    try {
      await makeCurrent(path);
    } catch (error) {
      this.#tell(`other commands need --data ${path}: it cannot be noted (${String(error)})`);
    }
  }

  async #startProcesses(files: ChosenFiles, port: number): Promise<Stack> {
    const { folder } = this.held;
    return startStack({
      parts: PARTS.filter((part) => part !== 'simulator' || files.hasSimulator),
      cataloguePath: files.catalogue,
      questionsPath: files.questions,
      dataDir: folder.path,
      env: { gateway: { HTTP_PORT: String(port) } },
      prepareDatabase: async (database) => prepareData(folder, database, this.#tell),
      onLine: (name, line) => this.#logs.write(name, line),
      notice: this.#tell,
      onDeath: (report) => this.#died(report),
      signal: this.watcher.signal,
    });
  }

  async #supervise(stack: Stack): Promise<void> {
    const supervisor = new Supervisor(stack.processes, {
      tell: this.#tell,
      onChange: () => void this.#keeper?.change({ processes: marked(supervisor.view()) }),
    });
    this.#supervisor = supervisor;
    await this.#keeper?.change({
      status: 'running',
      nats: withoutPassword(stack.natsAddress),
      database: withoutPassword(stack.databaseAddress),
      simulator: stack.processes.get('simulator')?.url ?? null,
      processes: marked(supervisor.view()),
    });
    for (const report of this.#earlyDeaths) supervisor.died(report);
  }

  #died(report: DeathReport): void {
    // Between the last service's start and the supervisor's.
    if (this.#supervisor === undefined) this.#earlyDeaths.push(report);
    else this.#supervisor.died(report);
  }

  async #stop(): Promise<void> {
    await this.#keeper?.change({ status: 'stopping' });
    this.#supervisor?.stop();
    try {
      await this.#stack?.stop();
    } finally {
      await this.#letGo();
    }
  }

  /** Last of all, so that nobody starts on the folder while anything of ours is there. */
  async #letGo(): Promise<void> {
    await this.#keeper?.remove();
    this.#logs.close();
    this.held.lock.release();
  }

  readonly #tell = (text: string): void => {
    this.#logs.write(OWN_LOG, text);
    this.watcher.tell(text);
  };
}
