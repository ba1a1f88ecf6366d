import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../data/folder-facts.js';
import { BrokerFolderError } from '../errors.js';
import { z } from 'zod';

const PIN = z.string().regex(/^[0-9a-f]{64}$/);
const PORT = z.int().min(1).max(65_535);

const identitySchema = z.object({
  /** Public keys that are let in, the newest last. */
  keys: z.array(z.string().regex(/^U[A-Z2-7]{55}$/)),
  /** Fingerprints of client certificates that are let in, the newest last. */
  pins: z.array(PIN),
});

const clusterSchema = z.object({
  /** Address on which servers take routes and leaf nodes. */
  listen: z.string().min(1).max(253),
  advertises_leaf_nodes: z.boolean(),
  servers: z
    .array(
      z.object({
        name: z.string().min(1).max(253),
        host: z.string().min(1).max(253),
        port: PORT,
        route_port: PORT,
        leaf_port: PORT,
        /** Fingerprints of its certificates that are let in by the others, the newest last. */
        pins: z.array(PIN),
      }),
    )
    .min(3),
});

const leafSchema = z.object({
  /** Names and addresses by which the region's executors reach it. */
  hosts: z.array(z.string().min(1).max(253)).min(1),
  port: PORT,
  /** Where it reaches the cluster's servers. */
  hub: z.array(z.string().min(1).max(300)).min(1),
});

/** The servers of a cluster. */
export type ManifestCluster = z.output<typeof clusterSchema>;
/** A region's leaf node. */
export type ManifestLeaf = z.output<typeof leafSchema>;

const manifestSchema = z.object({
  version: z.literal(1),
  regions: z.array(z.string().min(1).max(200)),
  /** Names and addresses by which clients reach the server. */
  hosts: z.array(z.string().min(1).max(253)).min(1),
  port: PORT,
  has_tls: z.boolean(),
  is_mutual: z.boolean(),
  certificate_days: z.int().min(1),
  identities: z.record(z.string(), identitySchema),
  /** Absent of a broker of one server. */
  cluster: clusterSchema.optional(),
  /** By region. */
  leaf_nodes: z.record(z.string(), leafSchema).default({}),
});

/** What a folder of the broker holds: public things only. */
export type BrokerManifest = z.output<typeof manifestSchema>;

const FILE = 'broker.json';
const MOST_BYTES = 1024 ** 2;

/**
 * Reads the manifest of a folder; null when there is none.
 * @throws BrokerFolderError when it is not what this version writes.
 */
export async function readManifest(folder: string): Promise<BrokerManifest | null> {
  const file = join(folder, FILE);
  const text = await textOf(file);
  if (text === null) return null;
  const result = manifestSchema.safeParse(parsed(text));
  if (result.success) return result.data;
  throw new BrokerFolderError(
    `${file} is not what this version of \`beacon broker\` writes: restore it, or make another folder.`,
  );
}

export async function writeManifest(folder: string, manifest: BrokerManifest): Promise<void> {
  await writeWhole(join(folder, FILE), manifest);
}

async function textOf(file: string): Promise<string | null> {
  try {
    const content = await readFile(file, 'utf8');
    return content.length > MOST_BYTES ? '' : content;
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isAbsent) return null;
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
