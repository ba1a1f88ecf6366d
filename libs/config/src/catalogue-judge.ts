import type { JudgeConfig } from '@beacon/domain';
import { resolveBaseUrl } from './base-url.js';
import type { CatalogueFile } from './catalogue-file.schema.js';
import type { Environment } from './environment.js';
import type { Checked } from './validate.js';
import type { YamlFile } from './yaml-file.js';

const BUILT_IN = { timeoutMs: 15_000, concurrency: 8, only: 'uncertain' } as const;
const ADDRESS = ['judge', 'base_url'];

/** The judge of a catalogue; null when it has none. A judge that differed by region would be measured with the models. */
export function judgeOf(
  file: YamlFile,
  judge: Exclude<CatalogueFile['judge'], undefined>,
  env: Environment,
): Checked<JudgeConfig | null> {
  if (judge === null) return { ok: true, value: null };
  if (judge.base_url.includes('{region}')) {
    const rule = 'must not depend on {region}, one judge types the answers of all regions';
    return { ok: false, problems: [file.problem(ADDRESS, rule)] };
  }
  const address = resolveBaseUrl(judge.base_url, '', env);
  if ('rule' in address) return { ok: false, problems: [file.problem(ADDRESS, address.rule)] };
  return {
    ok: true,
    value: {
      baseUrl: address.url,
      model: judge.model,
      apiKeyEnv: judge.api_key_env ?? null,
      timeoutMs: judge.timeout ?? BUILT_IN.timeoutMs,
      concurrency: judge.concurrency ?? BUILT_IN.concurrency,
      only: judge.only ?? BUILT_IN.only,
    },
  };
}
