import { oneOf, textOf } from '../../lib/search.ts';

/** The parts of the page, in the order in which it names them. */
export const SYSTEM_VIEWS = [
  'regions',
  'lanes',
  'consumers',
  'dead-letters',
  'audit',
  'health',
] as const;
export type SystemView = (typeof SYSTEM_VIEWS)[number];

/** What the log can be narrowed to: the first words of what is done. */
export const AUDIT_ACTIONS = ['job', 'lane', 'execution', 'dead_letter'] as const;

/** What the address of the page says. */
export interface SystemSearch {
  /** Absent: regions. */
  readonly view?: SystemView | undefined;
  /** Of lanes and of the audit log. */
  readonly region?: string | undefined;
  readonly model?: string | undefined;
  /** `region/model` of the lane that is open. */
  readonly lane?: string | undefined;
  /** Sequence of the dead letter that is open. */
  readonly letter?: string | undefined;
  /** What consumers are searched for. */
  readonly q?: string | undefined;
  readonly action?: (typeof AUDIT_ACTIONS)[number] | undefined;
  readonly actor?: string | undefined;
  readonly job?: string | undefined;
}

export function readSystemSearch(search: Record<string, unknown>): SystemSearch {
  return {
    view: oneOf(search['view'], SYSTEM_VIEWS),
    region: textOf(search['region']),
    model: textOf(search['model']),
    lane: laneOf(textOf(search['lane'])) === null ? undefined : textOf(search['lane']),
    letter: /^\d{1,16}$/.exec(textOf(search['letter']) ?? '')?.[0],
    q: textOf(search['q']),
    action: oneOf(search['action'], AUDIT_ACTIONS),
    actor: textOf(search['actor']),
    job: textOf(search['job']),
  };
}

/** A lane by its two names. */
export interface LaneName {
  readonly region: string;
  readonly modelId: string;
}

/** The lane that an address names; ids of models may hold strokes, those of regions hold none. */
export function laneOf(text: string | undefined): LaneName | null {
  const [, region, modelId] = /^([^/]+)\/(.+)$/s.exec(text ?? '') ?? [];
  return region === undefined || modelId === undefined ? null : { region, modelId };
}

/** The API call behind what is shown. */
export function systemJson(search: SystemSearch): string {
  const lane = laneOf(search.lane);
  switch (search.view ?? 'regions') {
    case 'regions':
      return '/api/v1/executors';
    case 'lanes':
      return lane === null
        ? '/api/v1/lanes'
        : `/api/v1/lanes/${encodeURIComponent(lane.region)}/${encodeURIComponent(lane.modelId)}`;
    case 'consumers':
      return '/api/v1/consumers';
    case 'dead-letters':
      return search.letter === undefined
        ? '/api/v1/dead-letters'
        : `/api/v1/dead-letters/${search.letter}`;
    case 'audit':
      return '/api/v1/audit';
    case 'health':
      return '/health';
  }
}
