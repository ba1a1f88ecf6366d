/** Work did not settle within its time. The work itself goes on: who can stop it does so by a signal. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/**
 * What the work returns, if it settles within the limit. The timer is cleared in any case, so that a quick answer holds up no
 * process that ends.
 * @param limitMs in milliseconds.
 * @param message of the error when the limit is over.
 * @throws DeadlineError when the limit is over first; the work's own error.
 */
export async function withDeadline<Result>(
  work: Promise<Result>,
  limitMs: number,
  message = `no answer within ${limitMs} ms`,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new DeadlineError(message)), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether the work settles, well or badly, within the limit in milliseconds. Never throws. */
export async function settlesWithin(work: Promise<unknown>, limitMs: number): Promise<boolean> {
  const settled = work.then(
    () => true,
    () => true,
  );
  return withDeadline(settled, limitMs).catch(() => false);
}
