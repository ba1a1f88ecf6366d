import { installation } from '@beacon/installation';

/** The version of this Beacon, such as `0.1.0`. */
export function packageVersion(): string {
  return installation().version;
}

/** What `beacon --version` says. */
export function version(): string {
  return `beacon ${packageVersion()}`;
}
