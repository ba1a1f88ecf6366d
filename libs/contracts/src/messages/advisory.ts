import { z } from 'zod';
import { defineContract } from '../contract.js';

const maxDeliveriesV1 = z.object({
  stream: z.string().describe('Stream of the message.'),
  consumer: z.string().describe('Durable consumer that gave it up.'),
  stream_seq: z.int().min(1).describe('Sequence of the message in its stream.'),
  deliveries: z.int().min(0).describe('How often it was delivered.'),
  timestamp: z.iso.datetime({ offset: true }).describe('When the broker gave the message up.'),
});

/** The broker has delivered a message as often as its consumer allows, and gives it up. Written by the broker itself. */
export type MaxDeliveriesV1 = z.output<typeof maxDeliveriesV1>;

/** The contract of {@link MaxDeliveriesV1}. */
export const maxDeliveries = defineContract('broker.max_deliveries', 1, maxDeliveriesV1);
