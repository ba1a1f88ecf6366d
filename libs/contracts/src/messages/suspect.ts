import { z } from 'zod';
import { defineContract } from '../contract.js';

/** What the bus keeps of a message that came back more often than it should. */
export const suspectRecordV1 = z.object({
  // Compared on reading: another message may have the sequence after a broker has lost its state.
  subject: z.string().describe('Subject of the message.'),
  begun: z
    .int()
    .min(0)
    .describe(
      'How often its handler was begun in isolation since the message was last settled in any way.',
    ),
  explained: z
    .int()
    .min(0)
    .describe('Deliveries up to this one do not count: a process settled them.'),
});
export type SuspectRecordV1 = z.output<typeof suspectRecordV1>;

export const suspectRecord = defineContract('message.suspect', 1, suspectRecordV1);
