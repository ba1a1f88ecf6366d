import { z } from 'zod';
import { defineContract } from '../contract.js';

/** What the bus keeps of a message that came back more often than it should. */
export const suspectRecordV1 = z.object({
  /** Of the message; another one may have its sequence after a broker has lost its state. */
  subject: z.string(),
  /** How often its handler was begun with no other suspect beside it, since it was last settled in any way. */
  begun: z.int().min(0),
  /** Deliveries up to this one are explained: a process settled it. */
  explained: z.int().min(0),
});
export type SuspectRecordV1 = z.output<typeof suspectRecordV1>;

export const suspectRecord = defineContract('message.suspect', 1, suspectRecordV1);
