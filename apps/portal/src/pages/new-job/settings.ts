/** A setting of a job that is one short text in the form. */
export interface Setting {
  readonly label: string;
  /** Where it stands in a specification. */
  readonly path: string;
  /** Where else it may stand. */
  readonly aliases: readonly string[];
  readonly kind: 'number' | 'duration' | 'text';
  /** What the API takes when nothing is given. */
  readonly fallback: string;
  readonly hint: string;
}

/** The settings, by their names in the form. Defaults and limits are those of the API, which has the last word. */
export const SETTINGS = {
  repeats: {
    label: 'Repeats',
    path: 'repeats',
    aliases: ['runs'],
    kind: 'number',
    fallback: '1',
    hint: 'How often each question is asked.',
  },
  temperature: {
    label: 'Temperature',
    path: 'sampling.temperature',
    aliases: ['temperature'],
    kind: 'number',
    fallback: '0.1',
    hint: '0 to 2.',
  },
  maxTokens: {
    label: 'Maximum tokens',
    path: 'sampling.max_tokens',
    aliases: ['max_tokens'],
    kind: 'number',
    fallback: '500',
    hint: 'Of an answer: 1 to 32,768.',
  },
  seed: {
    label: 'Seed',
    path: 'sampling.seed',
    aliases: ['seed'],
    kind: 'number',
    fallback: 'none sent',
    hint: 'A whole number, sent to the provider.',
  },
  topP: {
    label: 'Top p',
    path: 'sampling.top_p',
    aliases: ['top_p'],
    kind: 'number',
    fallback: 'none sent',
    hint: '0 to 1.',
  },
  systemPrompt: {
    label: 'System prompt',
    path: 'system_prompt',
    aliases: [],
    kind: 'text',
    fallback: 'the default',
    hint: 'By default regional if the catalogue has it on, else none.',
  },
  minRegions: {
    label: 'Minimum regions',
    path: 'constraints.min_regions',
    aliases: [],
    kind: 'number',
    fallback: '1',
    hint: 'That must succeed; with fewer the job has failed.',
  },
  minSuccessRate: {
    label: 'Minimum success rate',
    path: 'constraints.min_success_rate',
    aliases: [],
    kind: 'number',
    fallback: '0.67',
    hint: '0 to 1: share of a region’s cells that must be completed or refused.',
  },
  timeout: {
    label: 'Job timeout',
    path: 'constraints.timeout',
    aliases: [],
    kind: 'duration',
    fallback: '10m or more',
    hint: 'Such as 45s or 1h. By default 10 minutes, or 1 second for each question and repeat.',
  },
  providerTimeout: {
    label: 'Provider timeout',
    path: 'constraints.provider_timeout',
    aliases: [],
    kind: 'duration',
    fallback: '5m',
    hint: 'Of one attempt; at most the job’s.',
  },
  maxSkew: {
    label: 'Maximum skew',
    path: 'constraints.max_skew',
    aliases: [],
    kind: 'duration',
    fallback: '1m',
    hint: 'How far apart regions may ask the same; off lets each lane go at its own pace.',
  },
  maxCost: {
    label: 'Cost limit (US dollars)',
    path: 'constraints.max_cost',
    aliases: [],
    kind: 'number',
    fallback: 'no limit',
    hint: 'What all calls may cost together, by the prices of their lanes.',
  },
  orderSeed: {
    label: 'Order seed',
    path: 'order_seed',
    aliases: [],
    kind: 'number',
    fallback: 'drawn',
    hint: 'The same seed asks in the same order again.',
  },
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingName = keyof typeof SETTINGS;

/** Their names in the order of the form. */
export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];

/** The value that a text stands for; a text that is no such value goes to the API as it is, which then says what is wrong with it. */
export function settingValue(name: SettingName, text: string): string | number {
  const entered = text.trim();
  const { kind } = SETTINGS[name];
  if (kind === 'text' || (kind === 'duration' && !/^\d+$/.test(entered))) return entered;
  const number = Number(entered);
  // A whole number beyond 2^53 would be another one once it is read.
  const isExact = Number.isSafeInteger(number) || !Number.isInteger(number);
  return Number.isFinite(number) && isExact ? number : entered;
}
