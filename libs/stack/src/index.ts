export { AUTHORITY, BrokerFolder, SERVER_CERTIFICATE } from './broker/broker-folder.js';
export type { BrokerPlan, ClusterPlan, LeafPlan } from './broker/broker-plan.js';
export type { ClusterServer } from './broker/cluster-configuration.js';
export { embeddedAccess, includesOf, prepareEmbeddedAccess } from './broker/embedded-access.js';
export { tendNats, tendPostgres } from './caretaker.js';
export type { Caretaker } from './caretaker.js';
export { readRegions } from './catalogue-regions.js';
export { backUpPostgres, megabytes } from './data/backups.js';
export type { Backup, BackupNote } from './data/backups.js';
export { openDataFolder } from './data/data-folder.js';
export type { DataFolder } from './data/data-folder.js';
export { readFacts, writeWhole } from './data/folder-facts.js';
export type { FolderFacts } from './data/folder-facts.js';
export { takeLock } from './data/folder-lock.js';
export type { FolderLock } from './data/folder-lock.js';
export { stackEnv } from './environment.js';
export * from './errors.js';
export { authorizationBlock, passwordVariable, UsersFile } from './nats/broker-access.js';
export { reloadNats, startNats } from './nats/nats.js';
export type { EmbeddedNats, NatsOptions, NatsReady } from './nats/nats.js';
export { findNatsServer, MINIMUM_NATS_VERSION, natsServerAtHand } from './nats/nats-server.js';
export type { FindOptions, NatsServer } from './nats/nats-server.js';
export { preparePostgres } from './postgres/postgres-binaries.js';
export { createDatabase, startPostgres } from './postgres/postgres.js';
export type { EmbeddedPostgres, PostgresOptions, PostgresReady } from './postgres/postgres.js';
export { isInstalled, makeTempFolder, projectRoot } from './processes/folders.js';
export type { TempFolder } from './processes/folders.js';
export { GuardedChild, runStep } from './processes/guarded-child.js';
export type { Command, StepOptions } from './processes/guarded-child.js';
export { endLeftovers } from './processes/leftovers.js';
export { startProcess } from './processes/managed-process.js';
export type {
  ManagedProcess,
  ProcessEvents,
  ProcessSpec,
  Ready,
} from './processes/managed-process.js';
export { onceOnExit } from './processes/once-on-exit.js';
export type { ExitOptions } from './processes/once-on-exit.js';
export { freePort } from './processes/ports.js';
export { isStillRunning, markProcess } from './processes/process-mark.js';
export type { MarkedProcess } from './processes/process-mark.js';
export { RotatedLog } from './processes/rotated-log.js';
export { Supervisor } from './processes/supervisor.js';
export type { Supervised, SupervisorOptions } from './processes/supervisor.js';
export { unprivilegedUser } from './processes/run-user.js';
export { guardMount } from './processes/watchdog.js';
export { findPrometheus } from './prometheus/prometheus-programs.js';
export type { FoundPrometheus, PrometheusPrograms } from './prometheus/prometheus-programs.js';
export { nodeCommand, SERVICES } from './services.js';
export type { StackKeys } from './signing/stack-keys.js';
export type { Environment, ServiceName } from './services.js';
export { startStack } from './stack.js';
export type { Stack, StackProcess } from './stack.js';
export { PARTS } from './stack-options.js';
export type { Part, StackOptions, StartedDatabase } from './stack-options.js';
export { withoutPassword } from './without-password.js';
