import { Injectable } from '@nestjs/common';
import { ApiError } from '../errors/api-error.js';

/** Each export holds a connection of the pool: most of them stay for everybody else. */
const MAX_EXPORTS = 4;
const RETRY_AFTER_SECONDS = '5';

/** Lets only so many exports run at once. */
@Injectable()
export class ExportSlots {
  #taken = 0;

  /**
   * Takes a slot.
   * @returns what gives it back; to be called once.
   * @throws ApiError when all are taken.
   */
  take(): () => void {
    if (this.#taken >= MAX_EXPORTS) throw allTaken();
    this.#taken += 1;
    let isHeld = true;
    return () => {
      if (isHeld) this.#taken -= 1;
      isHeld = false;
    };
  }
}

function allTaken(): ApiError {
  return new ApiError(503, {
    error: 'exports_busy',
    code: 'exports_busy',
    message: `${MAX_EXPORTS} exports run already: ask again when one is done`,
    headers: { 'retry-after': RETRY_AFTER_SECONDS },
  });
}
