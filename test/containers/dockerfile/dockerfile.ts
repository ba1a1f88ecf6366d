/** One instruction of a stage, as far as the project's Dockerfile uses them. */
export type Step =
  | {
      readonly kind: 'copy';
      /** The stage whose files are copied; null for the build context. */
      readonly from: string | null;
      readonly sources: readonly string[];
      readonly target: string;
      /** As in `--chown`. */
      readonly owner: string | null;
    }
  | { readonly kind: 'run'; readonly command: string }
  | { readonly kind: 'arg'; readonly name: string; readonly value: string | null }
  | { readonly kind: 'env'; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: 'label'; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: 'workdir'; readonly path: string }
  | { readonly kind: 'user'; readonly user: string }
  | { readonly kind: 'expose'; readonly port: string }
  | { readonly kind: 'entrypoint'; readonly words: readonly string[] }
  | { readonly kind: 'cmd'; readonly words: readonly string[] };

/** What stands between one FROM and the next. */
export interface Stage {
  readonly name: string;
  /** As it is written: another stage, or an image. */
  readonly base: string;
  readonly steps: readonly Step[];
}

/** A Dockerfile of several stages. */
export interface Dockerfile {
  /** What stands before the first stage: defaults of build arguments. */
  readonly globals: Readonly<Record<string, string>>;
  readonly stages: readonly Stage[];
}

/** The stages that no other one starts from or copies from: what is built for its own sake. */
export function targetsOf({ stages }: Dockerfile): readonly string[] {
  const used = new Set(
    stages.flatMap(({ base, steps }) => [
      base,
      ...steps.flatMap((step) => (step.kind === 'copy' && step.from !== null ? [step.from] : [])),
    ]),
  );
  return stages.map(({ name }) => name).filter((name) => !used.has(name));
}
