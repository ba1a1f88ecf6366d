import { closeBus, connectBus, provision, provisionTaps } from '@beacon/bus';
import type { Bus } from '@beacon/bus';
import { TAPS_API_PREFIX, topologyOf } from '@beacon/contracts';
import { includesOf, makeTempFolder, prepareEmbeddedAccess, startNats } from '@beacon/stack';
import type { BrokerFolder, EmbeddedNats } from '@beacon/stack';
import { brokerLogin } from '@beacon/testing';
import { join } from 'node:path';

const REGIONS = ['us-east', 'eu-west'];

/** A nats-server with an installation's accounts and streams, and a connection of any identity. */
export class BrokerLab {
  readonly #open = new Map<string, Bus>();

  private constructor(
    readonly server: EmbeddedNats,
    readonly access: BrokerFolder,
    private readonly remove: () => Promise<void>,
  ) {}

  static async start(onLine?: (name: string, line: string) => void): Promise<BrokerLab> {
    const folder = await makeTempFolder();
    const storeDir = join(folder.path, 'nats');
    const notice = (): void => undefined;
    const access = await prepareEmbeddedAccess(storeDir, { regions: REGIONS, notice });
    const server = await startNats({ storeDir, extraConfig: includesOf(access), notice, onLine });
    const lab = new BrokerLab(server, access, folder.remove);
    await lab.#provision();
    return lab;
  }

  /** The connection of an identity; the same one each time. */
  async bus(identity: string): Promise<Bus> {
    const known = this.#open.get(identity);
    if (known !== undefined) return known;
    const env = { ...this.access.environment(identity), NATS_URL: this.server.url };
    const bus = await connectBus(brokerLogin(env, identity));
    this.#open.set(identity, bus);
    return bus;
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#open.values()].map(closeBus));
    await this.server.stop();
    await this.remove();
  }

  async #provision(): Promise<void> {
    const regions = REGIONS.map((id) => ({ id }));
    const lanes = REGIONS.map((region) => ({ region, model: 'm1', concurrency: 2 }));
    const catalogue = { regions, lanes } as unknown as Parameters<typeof topologyOf>[0];
    const { manager, connection } = await this.bus('provision');
    await provision(manager, topologyOf(catalogue));
    await provisionTaps(connection, { apiPrefix: TAPS_API_PREFIX });
  }
}
