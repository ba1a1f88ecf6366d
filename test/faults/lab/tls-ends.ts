import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { TLSSocket, connect, createSecureContext } from 'node:tls';

/** Files of a broker's certificate, in PEM form. They are read at each connection, as they may be renewed. */
export interface TlsFiles {
  readonly caFile: string;
  readonly certFile: string;
  readonly keyFile: string;
}

const LINE_END = '\r\n';

/**
 * Both ends of a connection to a broker, deciphered. A broker says one plain line first, which names what it asks for; after it the
 * client begins to encrypt. The proxy stands between as the broker itself would.
 * @param client who connected, whose socket was not read yet
 * @param broker a socket that was not read yet
 * @throws Error when the broker's certificate is not of the authority.
 */
export async function encryptedEnds(
  client: Socket,
  broker: Socket,
  files: TlsFiles,
): Promise<readonly [Socket, Socket]> {
  client.write(await firstLine(broker));
  const ca = readFileSync(files.caFile);
  const secureContext = createSecureContext({
    cert: readFileSync(files.certFile),
    key: readFileSync(files.keyFile),
  });
  const upstream = connect({ socket: broker, ca, host: '127.0.0.1' });
  const downstream = new TLSSocket(client, { isServer: true, secureContext });
  return [downstream, upstream];
}

/** The broker waits for the client then: nothing follows the line. */
async function firstLine(broker: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const read = (chunk: Buffer): void => {
      text += chunk.toString('latin1');
      if (!text.endsWith(LINE_END)) return;
      broker.off('data', read).pause();
      resolve(text);
    };
    broker.once('close', () => reject(new Error('the broker closed the connection')));
    broker.on('data', read).resume();
  });
}
