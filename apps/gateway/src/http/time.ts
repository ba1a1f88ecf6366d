import { z } from 'zod';

/** A time, ISO 8601 in UTC with milliseconds. */
export const time = z.string().meta({ format: 'date-time' });
