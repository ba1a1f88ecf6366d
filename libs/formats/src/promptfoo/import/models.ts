import { MODEL_ID_PATTERN } from '@beacon/domain';
import { isFileName, plainName, type ConfigFolder } from './config-folder.js';
import type { Field } from './field.js';
import { routeOfHttp } from './http-provider.js';
import type { ImportReport } from './import-report.js';
import { readProviderConfig, type ReadConfig } from './provider-config.js';
import { isProgram, routeOf, type ProviderRoute, type Routed } from './provider-ids.js';

/** A model of a configuration, as the catalogue and the job name it. */
export interface ImportedModel extends ReadConfig {
  /** Unique among the models. */
  readonly id: string;
  readonly name: string;
  readonly route: ProviderRoute;
  readonly field: Field;
}

interface SaidProvider {
  readonly field: Field;
  readonly id: string;
  readonly label: string | null;
  readonly config: Field | undefined;
}

/** Fields of a provider beside its id, and those that mean nothing for what is asked. */
const TAKEN = new Set(['id', 'label', 'config']);

/** Reads the providers of a configuration as models with lanes. */
export class ModelReader {
  readonly #models: ImportedModel[] = [];

  constructor(
    private readonly folder: ConfigFolder,
    private readonly report: ImportReport,
  ) {}

  /** @throws FormatError for what is none of promptfoo's forms. */
  read(providers: Field): readonly ImportedModel[] {
    for (const provider of this.#listed(providers)) this.#add(provider);
    return this.#models;
  }

  #listed(providers: Field): readonly SaidProvider[] {
    if (providers.isText) return this.#said(providers);
    return providers.items().flatMap((provider) => this.#said(provider));
  }

  #said(field: Field): readonly SaidProvider[] {
    if (field.isText) return this.#named(field);
    const fields = field.fields();
    const id = fields.get('id');
    if (id !== undefined) {
      this.#leaveOthers(fields);
      const label = fields.get('label')?.scalar() ?? null;
      return [{ field, id: id.text(), label, config: fields.get('config') }];
    }
    // `openai:gpt-4o: { config: … }`: the id is the key.
    return [...fields].map(([key, options]) => this.#keyed(key, options));
  }

  #named(field: Field): readonly SaidProvider[] {
    const id = field.text();
    if (!isFileName(id) || !/\.(?:ya?ml|json)$/.test(id)) {
      return [{ field, id, label: null, config: undefined }];
    }
    return this.folder.find(field, plainName(id)).flatMap((path) => {
      const content = this.folder.data(path);
      return content.isList ? this.#listed(content) : this.#said(content);
    });
  }

  #keyed(key: string, options: Field): SaidProvider {
    const fields = options.fields();
    this.#leaveOthers(fields);
    const { id, label, config } = {
      id: fields.get('id')?.text() ?? key,
      label: fields.get('label')?.scalar() ?? null,
      config: fields.get('config'),
    };
    return { field: options, id, label, config };
  }

  #leaveOthers(fields: ReadonlyMap<string, Field>): void {
    for (const [name, field] of fields) {
      if (TAKEN.has(name)) continue;
      if (name === 'prompts') this.report.change(field, 'every model is asked every prompt');
      else this.report.leave(field, 'is not said of a provider here');
    }
  }

  #add({ field, id, label, config }: SaidProvider): void {
    const route = this.#route(id, config);
    if ('unsupported' in route) {
      this.report.leave(field, `${id}: ${route.unsupported}`);
      return;
    }
    if (route.change !== undefined) this.report.change(field, `${id} ${route.change}`);
    const read = this.#config(route, id, config);
    const own = withServer(route, read);
    if (this.#isThereAlready(own, read)) {
      this.report.leave(field, `${id} is there already; it would differ in its sampling only`);
      return;
    }
    const known = modelId(label, own.model);
    this.#models.push({
      id: this.#unique(known),
      name: label ?? own.model,
      route: own,
      field,
      ...read,
    });
  }

  #route(id: string, config: Field | undefined): Routed {
    if (isProgram(id)) return { unsupported: 'programs and files are not run in its place' };
    if (/^https?(?::\/\/|$)/.test(id)) return routeOfHttp(id, config);
    return routeOf(id);
  }

  /** What a request over HTTP says in its `config` was read as its route. */
  #config(route: ProviderRoute, id: string, config: Field | undefined): ReadConfig {
    if (!/^https?(?::\/\/|$)/.test(id))
      return readProviderConfig(config, route.provider, this.report);
    for (const [name, field] of config?.fields() ?? []) {
      if (!['url', 'method', 'body'].includes(name)) {
        this.report.leave(field, 'of a request, address, model and prompt are taken');
      }
    }
    return { sampling: {}, lane: {} };
  }

  /** The same lane twice, as for a comparison of temperatures, would be one cell asked twice. */
  #isThereAlready(route: ProviderRoute, { lane }: ReadConfig): boolean {
    const key = JSON.stringify([route.provider, route.model, lane]);
    return this.#models.some(
      (model) => JSON.stringify([model.route.provider, model.route.model, model.lane]) === key,
    );
  }

  #unique(id: string): string {
    const taken = (one: string): boolean => this.#models.some((model) => model.id === one);
    if (!taken(id)) return id;
    for (let count = 2; ; count += 1) {
      if (!taken(`${id}-${count}`)) return `${id}-${count}`;
    }
  }
}

/** OpenAI's name with another address is a server of somebody's own. */
function withServer(route: ProviderRoute, { lane }: ReadConfig): ProviderRoute {
  const isElsewhere = route.provider === 'openai' && lane.base_url !== undefined;
  return isElsewhere ? { ...route, provider: 'openai-compatible' } : route;
}

/** The label where it can be an id; else the provider's name without its maker and its groups of regions. */
function modelId(label: string | null, model: string): string {
  const short = (model.split('/').at(-1) ?? model).replace(/^(?:us|eu|apac|global)\./, '');
  const cut = short.replaceAll(/[^A-Za-z0-9._:-]+/g, '-').slice(0, 90);
  const [usable] = [label, cut].filter((id) => id !== null && MODEL_ID_PATTERN.test(id));
  return usable ?? 'model';
}
