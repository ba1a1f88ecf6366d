/** Most that anything may take, on Linux x64. A new dependency that breaks one is to be noticed, and the bound to be raised on purpose. */
export const BOUNDS = {
  /** The file that is published. */
  packedBytes: 7e6,
  /** What is in it. */
  unpackedBytes: 30e6,
  /** All that npm puts on the disk: with Node (127 MB, and 67 MB of its headers), PostgreSQL and nats-server. */
  installedBytes: 330e6,
} as const;

/** What must not be in the package: sources, specs, maps, types, tools of development. */
export const UNWANTED =
  /(\.ts|\.tsx|\.map|\.tsbuildinfo|[.-]spec\.js|\.fixture\.js)$|\/node_modules\/(@scarf|jest|typescript|oxlint|prettier|vite)\/|^package\/(libs\/testing|bench|test|docs)\//;
