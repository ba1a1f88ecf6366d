import type { GiveBack } from './request-places.js';

/** A body or a specification up to this size is small work, in bytes: it never waits behind large work. */
export const SMALL_BYTES = 65_536;

/** Decides when a body may be read. */
export interface BodyAdmission {
  /**
   * Takes a place for a body.
   * @param jsonBytes its size, in bytes.
   * @param left aborted when no client waits for it any more.
   * @throws ApiError 503 `busy` when there is no place for it.
   */
  take(jsonBytes: number, left: AbortSignal): Promise<GiveBack>;
}
