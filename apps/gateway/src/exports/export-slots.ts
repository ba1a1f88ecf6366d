import { Inject, Injectable } from '@nestjs/common';
import type { ConnectionShares } from '../settings/connection-shares.js';
import { CONNECTION_SHARES } from '../settings/settings.js';
import { ApiError } from '../http/errors/api-error.js';

const RETRY_AFTER_SECONDS = '5';

/** Lets only so many exports run at once: each holds a connection of the pool as long as its reader takes. */
@Injectable()
export class ExportSlots {
  readonly #most: number;
  #taken = 0;

  constructor(@Inject(CONNECTION_SHARES) shares: ConnectionShares) {
    this.#most = shares.exports;
  }

  /**
   * Takes a slot.
   * @returns what gives it back; to be called once.
   * @throws ApiError when all are taken.
   */
  take(): () => void {
    if (this.#taken >= this.#most) throw allTaken(this.#most);
    this.#taken += 1;
    let isHeld = true;
    return () => {
      if (isHeld) this.#taken -= 1;
      isHeld = false;
    };
  }
}

function allTaken(most: number): ApiError {
  return new ApiError(503, {
    error: 'exports_busy',
    code: 'exports_busy',
    message: `${most} exports run already: ask again when one is done`,
    headers: { 'retry-after': RETRY_AFTER_SECONDS },
  });
}
