import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import type { Socket } from 'node:net';
import type { Writable } from 'node:stream';

type Shell = ChildProcessByStdio<Writable, null, null>;

// A process that is killed with SIGKILL can clean up nothing, so a shell does it: it reads what to end and to remove from a
// pipe that only we hold, and the pipe's end is our death. Chosen over a parent-death signal (Linux only, lost when a child
// changes its user, and it cannot remove a folder) and over children that watch their own stdin (PostgreSQL and nats-server
// do not). Each line holds the whole state, so that a line cut off by our death leaves the one before it in force.
const SCRIPT = `
state=
while IFS= read -r line; do state=$line; done
set -f
IFS='	'
signal_all() {
  for entry in $state; do
    case $entry in
      /*|umount:*) ;;
      *) kill -s "\${1:-\${entry#*:}}" -- "-\${entry%%:*}" ;;
    esac
  done
}
any_alive() {
  for entry in $state; do
    case $entry in
      /*|umount:*) ;;
      *) kill -s 0 -- "-\${entry%%:*}" && return 0 ;;
    esac
  done
  return 1
}
signal_all
tries=0
while any_alive && [ "$tries" -lt 50 ]; do sleep 0.1; tries=$((tries + 1)); done
signal_all KILL
for entry in $state; do
  case $entry in umount:*) umount -l -- "\${entry#umount:}" ;; esac
done
for entry in $state; do
  case $entry in /*) rm -rf -- "$entry" || { sleep 0.5; rm -rf -- "$entry"; } ;; esac
done
`;

/** Takes a guard back: the thing is gone, or was removed in good order. Calling it again does nothing. */
export type Release = () => void;

/** Ends processes and removes folders when this process dies without having done so. Runs only while it guards something. */
class Watchdog {
  readonly #entries = new Set<string>();
  #shell: Shell | undefined;

  guard(entry: string): Release {
    this.#entries.add(entry);
    this.#tell();
    return () => {
      if (this.#entries.delete(entry)) this.#tell();
    };
  }

  #tell(): void {
    this.#shell ??= startShell();
    this.#shell.stdin.write(`${[...this.#entries].join('\t')}\n`);
    if (this.#entries.size > 0) return;
    this.#shell.stdin.end();
    this.#shell = undefined;
  }
}

function startShell(): Shell {
  // Its own session: a Ctrl-C in the terminal must not end it before us.
  const shell = spawn('/bin/sh', ['-c', SCRIPT], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
  });
  // Neither the shell nor its pipe keeps this process alive.
  shell.unref();
  (shell.stdin as Socket).unref();
  // Without its guard the stack still works: a missing or killed shell must not take us down.
  shell.on('error', () => undefined);
  shell.stdin.on('error', () => undefined);
  return shell;
}

const watchdog = new Watchdog();

/**
 * Ends a process group, should this process die first.
 * @param pid leader of the group.
 * @param signal sent first; SIGKILL follows after five seconds.
 */
export function guardProcess(pid: number, signal: NodeJS.Signals): Release {
  return watchdog.guard(`${pid}:${signal.replace(/^SIG/, '')}`);
}

/** Removes a folder that this process made, should this process die first. The path must be absolute. */
export function guardFolder(path: string): Release {
  return watchdog.guard(path);
}

/** Unmounts a file system that this process mounted, should this process die first: before any folder is removed. */
export function guardMount(path: string): Release {
  return watchdog.guard(`umount:${path}`);
}
