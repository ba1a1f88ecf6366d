import { tryOut } from '../frame/row.js';
import type { SecurityRow } from '../frame/row.js';
import { bytesFor, FRAMING_ATTACKS } from './framing.js';
import type { FramingTarget } from './framing.js';
import { isRefusal, sayReply, talk } from './wire.js';

/** A server that is attacked. */
export interface AttackedServer extends FramingTarget {
  /** As its process is called. */
  readonly name: string;
  readonly port: number;
}

/** Sends every framing attack to a server, and one plain request before and after them, which it must answer. */
export async function framingRows(server: AttackedServer): Promise<readonly SecurityRow[]> {
  const rows = [await plainRow(server, 'a plain request, before')];
  for (const attack of FRAMING_ATTACKS) {
    rows.push(
      await tryOut({
        identity: 'whoever reaches the port',
        operation: `${server.name}: ${attack.name}`,
        expected: '4xx or nothing; closed',
        run: async () => talk(server.port, bytesFor(attack, server)),
        isAsExpected: isRefusal,
        say: sayReply,
      }),
    );
  }
  return [...rows, await plainRow(server, 'a plain request, after all that')];
}

async function plainRow(server: AttackedServer, operation: string): Promise<SecurityRow> {
  const { host, getPath, port } = server;
  return tryOut({
    identity: 'whoever reaches the port',
    operation: `${server.name}: ${operation}`,
    expected: '200',
    run: async () =>
      talk(port, `GET ${getPath} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`),
    isAsExpected: ({ statuses }) => statuses.length === 1 && statuses[0] === 200,
    say: sayReply,
  });
}
