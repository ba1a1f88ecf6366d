import { terminalLine } from '@beacon/domain';

/**
 * An answer whose texts may stand within lines of ours. They come from files, models and gateways: a control character in one must not
 * reach the terminal, nor a line break make a line that we have not written. So each is cleaned before it is put among others.
 */
export function printable<T>(answer: T): T {
  return JSON.parse(JSON.stringify(answer), (_key, value: unknown) =>
    typeof value === 'string' ? terminalLine(value) : value,
  ) as T;
}
