/** A chunk as Vite's manifest tells it. */
export interface ManifestChunk {
  readonly file: string;
  readonly css?: readonly string[] | undefined;
  /** Keys of chunks that are loaded with it. */
  readonly imports?: readonly string[] | undefined;
}

export type Manifest = Readonly<Record<string, ManifestChunk>>;

/**
 * The files that a browser loads for some chunks: themselves, what they import, and all their styles.
 * @param keys such as `index.html` or `src/pages/jobs/jobs-page.tsx`.
 * @throws Error when the manifest has no such chunk.
 */
export function loadedFiles(manifest: Manifest, keys: readonly string[]): string[] {
  const files = new Set<string>();
  const seen = new Set<string>();
  const visit = (key: string): void => {
    if (seen.has(key)) return;
    seen.add(key);
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`the portal's build has no chunk ${key}`);
    files.add(chunk.file);
    for (const css of chunk.css ?? []) files.add(css);
    for (const other of chunk.imports ?? []) visit(other);
  };
  for (const key of keys) visit(key);
  return [...files];
}
