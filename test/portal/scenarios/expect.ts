import type { Locator } from 'playwright-core';
import { until } from '@beacon/testing';

const PATIENCE_MS = 60_000;

/** Waits until something stands in the page and can be seen. */
export async function see(locator: Locator): Promise<void> {
  await locator.filter({ visible: true }).first().waitFor();
}

/** Waits until something is no more to be seen. */
export async function seeNoMore(locator: Locator): Promise<void> {
  await seeCount(locator.filter({ visible: true }), 0);
}

/** Waits until so many of something stand in the page. */
export async function seeCount(locator: Locator, count: number): Promise<void> {
  let last = -1;
  const isSo = async (): Promise<boolean> => {
    last = await locator.count();
    return last === count;
  };
  await until(isSo, `there are ${count} of ${String(locator)}`, PATIENCE_MS).catch(
    (error: unknown) => {
      throw new Error(`there are ${last} of ${String(locator)}, not ${count}`, { cause: error });
    },
  );
}

/** Waits until a condition of a page holds. */
export async function come(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  await until(isSo, what, PATIENCE_MS);
}

/** @throws Error that says what is not as it has to be. */
export function check(isSo: boolean, otherwise: string): void {
  if (!isSo) throw new Error(otherwise);
}

/** @throws Error with both values. */
export function checkEqual(found: unknown, wanted: unknown, what: string): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)];
  check(a === b, `${what}: ${a}, not ${b}`);
}
