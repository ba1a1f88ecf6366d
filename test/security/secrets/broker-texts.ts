import type { BrokerProbe } from '../../faults/lab/broker-probe.js';
import type { Piece } from './place.js';

/** Every message that the streams of the services' account hold, with its subject and headers. */
export async function brokerTexts(broker: BrokerProbe): Promise<readonly Piece[]> {
  const pieces: Piece[] = [];
  for (const { config } of await broker.streams()) {
    for (const { subject, text, headers } of await broker.messages(config.name, '>')) {
      const all = [subject, text, ...Object.entries(headers).flat()].join('\n');
      pieces.push({ where: `${config.name} ${subject}`, text: all });
    }
  }
  return pieces;
}
