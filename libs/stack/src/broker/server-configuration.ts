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

function userLine({ name, publish, subscribe }: BrokerUser, key: string): string {
  return [
    `# ${name}`,
    `    { nkey: ${key}, permissions: {`,
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
export function tlsBlock({ caFile, certFile, keyFile, pins }: TlsBlock): string {
  return [
    '# Made by `beacon broker`: changes here are lost.',
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
    '',
  ].join('\n');
}

/** What a server of one's own is told besides accounts and TLS. */
export interface ServerChoice {
  /** Such as `127.0.0.1:4222`. */
  readonly listen: string;
  /** Folder of JetStream's files. */
  readonly storeDir: string;
  /** Files beside this one. */
  readonly includes: readonly string[];
}

/** The main file of a nats-server, for its operator to change: `beacon broker` writes it once. */
export function serverConfiguration({ listen, storeDir, includes }: ServerChoice): string {
  return [
    '# Made by `beacon broker init`, and yours to change. The files that it includes are made anew.',
    'server_name: beacon',
    `listen: ${quoted(listen)}`,
    `jetstream { store_dir: ${quoted(storeDir)}, sync_interval: 1s }`,
    ...includes.map((file) => `include ${quoted(file)}`),
    '',
  ].join('\n');
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
