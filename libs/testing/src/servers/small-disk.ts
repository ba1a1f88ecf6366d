import { spawnSync } from 'node:child_process';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StackError, guardMount } from '@beacon/stack';

const CHUNKS = [1024 ** 2, 64 * 1024, 4 * 1024];

/** A file system of a few megabytes in memory, mounted for one folder: a disk that can really be full. */
export class SmallDisk {
  readonly #release: () => void;

  private constructor(readonly path: string) {
    this.#release = guardMount(path);
  }

  /**
   * Mounts one on a folder, which is made.
   * @throws StackError when this process may not mount.
   */
  static async mount(path: string, megabytes: number): Promise<SmallDisk> {
    await mkdir(path, { recursive: true });
    run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0711`, 'beacon', path]);
    return new SmallDisk(path);
  }

  /** Takes all the room that is left, until {@link makeRoom}. */
  async fill(): Promise<void> {
    const file = await open(this.#ballast(), 'a');
    try {
      for (const size of CHUNKS) await writeUntilFull(file, Buffer.alloc(size));
    } finally {
      await file.close();
    }
  }

  async makeRoom(): Promise<void> {
    await rm(this.#ballast(), { force: true });
  }

  /** Takes it away with all that is on it. */
  unmount(): void {
    run('umount', ['-l', this.path]);
    this.#release();
  }

  #ballast(): string {
    return join(this.path, 'ballast');
  }
}

async function writeUntilFull(
  file: Awaited<ReturnType<typeof open>>,
  chunk: Buffer,
): Promise<void> {
  try {
    for (;;) await file.write(chunk);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

/** Why no small disk can be mounted here; null when one can. */
export function whyNoSmallDisk(): string | null {
  if (process.platform !== 'linux') return 'small disks need Linux';
  if (process.getuid?.() !== 0) return 'only root may mount the small disks that it needs';
  const { status } = spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'beacon', '/mnt']);
  return status === 0 ? null : 'this machine does not let root mount the small disks that it needs';
}

function run(file: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(file, args, { encoding: 'utf8' });
  if (status === 0) return;
  throw new StackError(`${file} ${args.join(' ')} failed: ${error?.message ?? stderr.trim()}`);
}
