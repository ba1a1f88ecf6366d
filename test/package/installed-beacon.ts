import { execFile } from 'node:child_process';
import { chownSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { unprivilegedUser } from '@beacon/stack';
import { PACKAGES } from './release.js';

/** How a command ended. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A start on a machine with much else to do. */
const LIMIT_MS = 180_000;

/**
 * The installed command, run as a user who may write nothing but a folder of his or her own: as after an installation by an administrator. Without
 * rights to become such a user it is run as whoever runs this.
 */
export class InstalledBeacon {
  readonly #user = unprivilegedUser();
  readonly home: string;

  /** @param folder into which the package was installed. */
  constructor(private readonly folder: string) {
    this.home = join(folder, 'home');
  }

  async makeHome(): Promise<void> {
    for (const folder of [this.home, this.#temp]) {
      await mkdir(folder, { mode: 0o700 });
      if (this.#user !== undefined) chownSync(folder, this.#user.uid, this.#user.gid);
    }
  }

  /** Whom it is run as. */
  get userId(): number {
    return this.#user?.uid ?? process.getuid?.() ?? 0;
  }

  /** The command. */
  get file(): string {
    return join(this.folder, 'bin', 'beacon');
  }

  /** Runs `beacon` in the user's home. */
  async run(...args: readonly string[]): Promise<Ended> {
    return this.program('beacon', ...args);
  }

  /** Runs one of the commands that npm has put into the package's folder of programs. */
  async program(name: string, ...args: readonly string[]): Promise<Ended> {
    return this.#execute(join(this.folder, 'bin', name), args);
  }

  /** Runs `beacon` on a Node of another version, which starts it on the one that npm has installed with it. */
  async runOn(node: string, ...args: readonly string[]): Promise<Ended> {
    const launcher = join(this.folder, PACKAGES, 'beacon-audit/bin/beacon.mjs');
    return this.#execute(node, [launcher, ...args]);
  }

  async #execute(file: string, args: readonly string[]): Promise<Ended> {
    const options = {
      cwd: this.home,
      env: { PATH: this.#path(), HOME: this.home, TMPDIR: this.#temp },
      uid: this.#user?.uid,
      gid: this.#user?.gid,
      timeout: LIMIT_MS,
    };
    return new Promise((resolve) => {
      execFile(file, args, options, (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : Number(error.code ?? 1), stdout, stderr }),
      );
    });
  }

  /** @throws Error with what it said when it did not end with 0. */
  async must(...args: readonly string[]): Promise<Ended> {
    const ended = await this.run(...args);
    if (ended.code === 0) return ended;
    throw new Error(`beacon ${args.join(' ')} ended with ${ended.code}: ${ended.stderr}`);
  }

  /** Where a copy of PostgreSQL is made when the installation cannot be written to: it goes with the rest. */
  get #temp(): string {
    return join(this.home, 'tmp');
  }

  /** Any Node that can start the command, and what every machine has. */
  #path(): string {
    return [dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter);
  }
}
