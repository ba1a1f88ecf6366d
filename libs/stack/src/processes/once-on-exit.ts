/** How a program ends on request. */
export interface ExitOptions {
  /** Exit code after an orderly stop. @default 128 and the signal's number, as shells do */
  readonly exitCode?: number | undefined;
}

const SAME_KEYPRESS_MS = 500;
const NUMBERS = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1, disconnect: 15 } as const;

/**
 * Stops in good order, once, on Ctrl-C, on SIGTERM, when the terminal is closed, or when the program that started this one is gone, and then exits. A second
 * Ctrl-C exits at once; the watchdog ends what is left. For programs only: a library must not take signals.
 * @param stop called once.
 * @returns takes the handlers away again.
 */
export function onceOnExit(stop: () => Promise<void>, options: ExitOptions = {}): () => void {
  let firstAt: number | undefined;
  const handlers = Object.entries(NUMBERS).map(([event, number]) => {
    const handle = (): void => {
      // One Ctrl-C can come twice: from the terminal, and forwarded by npm.
      if (firstAt !== undefined && Date.now() - firstAt < SAME_KEYPRESS_MS) return;
      if (firstAt !== undefined) process.exit(128 + number);
      firstAt = Date.now();
      void stopAndExit(stop, options.exitCode ?? 128 + number);
    };
    process.on(event, handle);
    return { event, handle };
  });
  // Listening for the disconnect alone must not keep this program alive.
  process.channel?.unref();
  return () => handlers.forEach(({ event, handle }) => process.off(event, handle));
}

async function stopAndExit(stop: () => Promise<void>, exitCode: number): Promise<void> {
  try {
    await stop();
    process.exit(exitCode);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
