import { join } from 'node:path';
import { tendNats, tendPostgres, startPostgres } from '@beacon/stack';
import type { Caretaker, DeathReport, EmbeddedPostgres } from '@beacon/stack';
import type { BrokerSet } from './broker-set.js';
import { SmallDisk } from '@beacon/testing';

const BROKER_MEGABYTES = 96;
const DATABASE_MEGABYTES = 320;

/** More than the streams may take: else the server would reckon its limit by the small disk, and refuse to make them. */
export const MAX_FILE_STORE = '16GB';

/** The disks of a lab's broker and of its database, which has a server of its own, with caretakers as an embedded stack has them. */
export class LabDisks {
  readonly #caretakers: Caretaker[] = [];

  private constructor(
    readonly broker: SmallDisk,
    readonly database: SmallDisk,
    readonly postgres: EmbeddedPostgres,
    private readonly tell: (text: string) => void,
  ) {}

  /**
   * Mounts both within a folder and starts PostgreSQL on its own.
   * @param folder with the broker's store below `nats-1`, see `BrokerSet`; PostgreSQL's user must be able to enter it.
   */
  static async start(
    folder: string,
    onDeath: (report: DeathReport) => void,
    tell: (text: string) => void,
  ): Promise<LabDisks> {
    const broker = await SmallDisk.mount(join(folder, 'nats-1'), BROKER_MEGABYTES);
    const database = await SmallDisk.mount(join(folder, 'postgres'), DATABASE_MEGABYTES);
    const caretaker = tendPostgres(() => disks.postgres, {
      folder: database.path,
      tell: (text) => tell(`postgres: ${text}`),
    });
    const postgres = await startPostgres({
      dataDir: database.path,
      onDeath: (report) => void (caretaker.died(report) || onDeath(report)),
    });
    const disks = new LabDisks(broker, database, postgres, tell);
    disks.#caretakers.push(caretaker);
    return disks;
  }

  /** Has a caretaker look after the broker. */
  tend({ first }: BrokerSet): void {
    const tell = (text: string): void => this.tell(`nats: ${text}`);
    this.#caretakers.push(tendNats(first, { folder: this.broker.path, tell }));
  }

  async makeRoom(): Promise<void> {
    await Promise.all([this.broker.makeRoom(), this.database.makeRoom()]);
  }

  /** Leaves the servers alone, so that they can be stopped. */
  async leave(): Promise<void> {
    await Promise.all(this.#caretakers.map((caretaker) => caretaker.stop()));
  }

  /** Stops PostgreSQL and takes the disks away: when nothing uses them any more. */
  async stop(): Promise<void> {
    await this.postgres.stop();
    this.broker.unmount();
    this.database.unmount();
  }
}
