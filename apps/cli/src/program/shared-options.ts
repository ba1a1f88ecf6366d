import { Argument, Option } from 'commander';

/** Where a gateway is: the flag, else the variable, else what `gatewayAddress` finds. */
export function gatewayOption(): Option {
  return new Option(
    '--gateway <url>',
    'address of the gateway (default: that of the stack that `beacon up` runs)',
  ).env('BEACON_GATEWAY');
}

/** Who asks, for gateways that require it. */
export function apiKeyFileOption(): Option {
  return new Option(
    '--api-key-file <file>',
    'holds an API key, readable by you alone (default: the key in BEACON_API_KEY)',
  ).env('BEACON_API_KEY_FILE');
}

/** Whose jobs are meant, where the credentials have several projects. */
export function projectOption(): Option {
  return new Option('--project <id>', 'the project, where you have several').env('BEACON_PROJECT');
}

/** For scripts: fields keep their names, and are those of the API where the API has them. */
export function jsonOption(): Option {
  return new Option('--json', 'JSON instead of text, with stable fields');
}

/** Where a result is written. */
export function outOption(): Option {
  return new Option('--out <file>', 'where to write; the file appears when it is whole').default(
    '-',
    'standard output',
  );
}

/** The job that a command is about. */
export function jobArgument(name = 'job'): Argument {
  return new Argument(`<${name}>`, 'id of a job; `beacon jobs` lists them');
}

/** Why something is changed. */
export function reasonOption(): Option {
  return new Option('--reason <text>', 'why, for the audit log');
}

/** Who changes something. */
export function actorOption(): Option {
  return new Option('--actor <name>', 'who you are, for the audit log (default: anonymous)').env(
    'BEACON_ACTOR',
  );
}

/** Takes an option that may be repeated. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** Examples behind the options of a help page. */
export function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}`;
}
