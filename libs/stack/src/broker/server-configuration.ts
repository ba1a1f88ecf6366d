import type { AccountExport, AccountImport, BrokerAccount, BrokerUser } from '@beacon/contracts';

/** A question that is asked and answered over core NATS takes seconds at most. */
const ANSWER_WITHIN = '10s';

/**
 * An account as a part of nats-server's configuration.
 * @param keysOf public keys of a user's identity: every one of them is let in.
 */
export function accountBlock(
  account: BrokerAccount,
  keysOf: (user: string) => readonly string[],
): string {
  const users = account.users.flatMap((user) =>
    keysOf(user.name).map((key) => userLine(user, key)),
  );
  return [
    `${quoted(account.name)} {`,
    `  jetstream: ${account.hasJetStream ? 'enabled' : 'disabled'}`,
    ...block('users', users),
    ...block('exports', account.exports.map(exportLine)),
    ...block('imports', account.imports.map(importLine)),
    '}',
    '',
  ].join('\n');
}

function userLine({ name, publish, subscribe, isLeaf = false }: BrokerUser, key: string): string {
  const kinds = isLeaf ? ', allowed_connection_types: ["LEAFNODE"]' : '';
  return [
    `# ${name}`,
    `    { nkey: ${key}${kinds}, permissions: {`,
    `        publish: { allow: ${list(publish)} }`,
    `        subscribe: { allow: ${list(subscribe)} }`,
    `        allow_responses: { max: 1, expires: ${quoted(ANSWER_WITHIN)} } } }`,
  ].join('\n');
}

function exportLine({ kind, subject, manyReplies, to }: AccountExport): string {
  const replies = manyReplies === true ? ', response_type: stream' : '';
  return `{ ${kind}: ${quoted(subject)}${replies}, accounts: [${quoted(to)}] }`;
}

function importLine({ kind, from, subject, as }: AccountImport): string {
  const to = as === undefined ? '' : `, to: ${quoted(as)}`;
  return `{ ${kind}: { account: ${quoted(from)}, subject: ${quoted(subject)} }${to} }`;
}

function block(name: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`  ${name}: [`, ...lines.map((line) => `    ${line}`), '  ]'];
}

function list(subjects: readonly string[]): string {
  return `[\n${subjects.map((subject) => `          ${quoted(subject)}`).join('\n')} ]`;
}

/** The file that names all accounts: each stands in a file of its own. */
export function accountsIndex(files: readonly string[]): string {
  return [
    '# Made by `beacon broker`: changes here are lost.',
    'accounts {',
    '  SYS { users: [] }',
    ...files.map((file) => `  include ${quoted(file)}`),
    '}',
    'system_account: SYS',
    '',
  ].join('\n');
}

/** Where the server finds its certificate, in PEM form. */
export interface ServerFiles {
  /** Of the authority that issued it. */
  readonly caFile: string;
  readonly certFile: string;
  readonly keyFile: string;
}

/** TLS as a server has it. */
export interface TlsBlock extends ServerFiles {
  /** Fingerprints of the clients' certificates that are let in; null asks clients for none. */
  readonly pins: readonly string[] | null;
}

/** TLS as a part of nats-server's configuration. */
export function tlsBlock(tls: TlsBlock): string {
  return ['# Made by `beacon broker`: changes here are lost.', ...tlsLines(tls), ''].join('\n');
}

/** The block itself: for clients it stands alone, for routes and leaf nodes within theirs. */
export function tlsLines({ caFile, certFile, keyFile, pins }: TlsBlock): string[] {
  return [
    'tls {',
    `  ca_file: ${quoted(caFile)}`,
    `  cert_file: ${quoted(certFile)}`,
    `  key_file: ${quoted(keyFile)}`,
    '  timeout: 5',
    ...(pins === null
      ? []
      : [
          '  verify: true',
          `  pinned_certs: [\n${pins.map((pin) => `    ${quoted(pin)}`).join('\n')}\n  ]`,
        ]),
    '}',
  ];
}

/** What a server of one's own is told besides accounts and TLS. */
export interface ServerChoice {
  /** @default beacon */
  readonly name?: string;
  /** Such as `127.0.0.1:4222`. */
  readonly listen: string;
  /** Folder of JetStream's files; null for a leaf node, which stores nothing. */
  readonly storeDir: string | null;
  /** When what is written is on the disk: a single server syncs each second, one of a cluster each write. @default 1s */
  readonly syncInterval?: '1s' | 'always';
  /** Files beside this one. */
  readonly includes: readonly string[];
}

/** The main file of a nats-server, for its operator to change: `beacon broker` writes it once. */
export function serverConfiguration(choice: ServerChoice): string {
  const { name = 'beacon', listen, storeDir, syncInterval = '1s', includes } = choice;
  return [
    '# Made by `beacon broker init`, and yours to change. The files that it includes are made anew.',
    `server_name: ${quoted(name)}`,
    `listen: ${quoted(listen)}`,
    ...(storeDir === null
      ? []
      : [`jetstream { store_dir: ${quoted(storeDir)}, sync_interval: ${syncInterval} }`]),
    ...includes.map((file) => `include ${quoted(file)}`),
    '',
  ].join('\n');
}

/** A text as it stands in nats-server's configuration. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}
