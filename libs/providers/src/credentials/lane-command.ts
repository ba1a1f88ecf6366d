import type { CredentialConfig, LaneConfig } from '@beacon/domain';
import { CommandSecret } from './command-secret.js';
import { CredentialError } from './credential.error.js';
import { CommandError } from './run-command.js';
import type { CredentialSource } from './secret-source.js';

type Command = Extract<CredentialConfig, { kind: 'command' }>;

/** The commands of a process: lanes with the same one share what it prints, so that it is run once for all of them. */
export class Commands {
  readonly #secrets = new Map<string, CommandSecret>();

  /** The secret of a lane whose command this is. */
  sourceOf(lane: LaneConfig, { argv, lifetimeMs }: Command): CredentialSource {
    const key = JSON.stringify([argv, lifetimeMs, lane.auth.kind]);
    const known = this.#secrets.get(key);
    const secret = known ?? new CommandSecret({ argv, lifetimeMs, auth: lane.auth });
    this.#secrets.set(key, secret);
    return new LaneCommand(lane, argv, secret);
  }
}

/** A command's secret as one lane has it: what goes wrong names the lane. */
class LaneCommand implements CredentialSource {
  constructor(
    private readonly lane: LaneConfig,
    private readonly argv: readonly string[],
    private readonly secret: CommandSecret,
  ) {}

  async current(): Promise<string> {
    return this.#named(this.secret.current());
  }

  async renew(refused: string): Promise<boolean> {
    return this.#named(this.secret.renew(refused));
  }

  /** The program's name tells which command it is; its arguments may be anything. */
  async #named<Result>(asking: Promise<Result>): Promise<Result> {
    return asking.catch((error: unknown) => {
      if (!(error instanceof CommandError)) throw error;
      const whose = `the command of its credentials, ${this.argv[0]}`;
      throw new CredentialError(this.lane, `${whose}, ${error.message}: run it by hand to see why`);
    });
  }
}
