import { z } from 'zod';
import { reasonField } from '../http/body.js';

/** A body that only says why. */
export const reasonBody = z.strictObject({ reason: reasonField });
export type ReasonBody = z.output<typeof reasonBody>;
