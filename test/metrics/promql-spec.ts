import { METRICS, closedValues } from '@beacon/observability';
import type { LabelName, MetricDefinition } from '@beacon/observability';
import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

const DEFINITIONS: Readonly<Record<string, MetricDefinition>> = METRICS;
/** What Prometheus itself adds, and keeps. */
const OF_SCRAPES = ['instance', 'job'];
const OF_PROMETHEUS = ['up', 'ALERTS'];

/** Reads the queries of the dashboard and of the alerts, and says what of them does not exist. */
export class CheckedQuery {
  readonly #root: SyntaxNode;

  /** @param text PromQL; what Grafana fills in is filled in here. */
  constructor(text: string) {
    this.text = text
      .replaceAll('$__rate_interval', '5m')
      .replaceAll('$region', '.*')
      .replaceAll('$model', '.*');
    this.#root = parser.parse(this.text).topNode;
  }

  readonly text: string;

  /** The metrics as they are defined, without the suffixes of a histogram's series. */
  get metrics(): string[] {
    return this.#selectors().map((selector) => baseOf(this.#nameIn(selector)));
  }

  /** What is wrong, in words; empty when nothing is. */
  problems(): string[] {
    if (this.#nodes(this.#root, '⚠').length > 0) return [`it cannot be read: ${this.text}`];
    return [
      ...this.#selectors().flatMap((selector) => this.#selectorProblems(selector)),
      ...this.#nodes(this.#root, 'GroupingLabels').flatMap((group) => this.#groupProblems(group)),
    ];
  }

  #selectors(): SyntaxNode[] {
    return this.#nodes(this.#root, 'VectorSelector');
  }

  #selectorProblems(selector: SyntaxNode): string[] {
    const name = this.#nameIn(selector);
    if (OF_PROMETHEUS.includes(name)) return [];
    const metric = DEFINITIONS[baseOf(name)];
    if (metric === undefined) return [`there is no metric ${name}`];
    return this.#nodes(selector, 'UnquotedLabelMatcher').flatMap((matcher) => {
      const [label = '', value = ''] = ['LabelName', 'StringLiteral'].map((type) =>
        this.#nodes(matcher, type)
          .map((node) => this.#textOf(node))
          .join(''),
      );
      if (!labelsOf(name).includes(label)) return [`${name} has no label ${label}`];
      return valueProblems(label, value.slice(1, -1));
    });
  }

  /** Labels that a part of the query keeps or matches by must be of the metrics in it. */
  #groupProblems(group: SyntaxNode): string[] {
    let around: SyntaxNode = group;
    while (!['AggregateExpr', 'BinaryExpr'].includes(around.name) && around.parent !== null) {
      around = around.parent;
    }
    const names = this.#nodes(around, 'VectorSelector').map((selector) => this.#nameIn(selector));
    const labels = this.#nodes(group, 'LabelName').map((node) => this.#textOf(node));
    return labels.flatMap((label) =>
      names
        .filter((name) => !OF_PROMETHEUS.includes(name) && !labelsOf(name).includes(label))
        .map((name) => `${name} has no label ${label}`),
    );
  }

  #nameIn(selector: SyntaxNode): string {
    return this.#nodes(selector, 'Identifier')
      .map((node) => this.#textOf(node))
      .join('');
  }

  #textOf({ from, to }: SyntaxNode): string {
    return this.text.slice(from, to);
  }

  #nodes(within: SyntaxNode, type: string): SyntaxNode[] {
    const found: SyntaxNode[] = [];
    within.cursor().iterate(({ node, name }) => {
      if (name === type && node.from >= within.from && node.to <= within.to) found.push(node);
    });
    return found;
  }
}

function baseOf(name: string): string {
  const base = name.replace(/_(bucket|sum|count)$/, '');
  return DEFINITIONS[base]?.type === 'histogram' ? base : name;
}

function labelsOf(name: string): readonly string[] {
  const own = DEFINITIONS[baseOf(name)]?.labels ?? [];
  return [...own, ...OF_SCRAPES, ...(name.endsWith('_bucket') ? ['le'] : [])];
}

/** Values of a label that are known must be among them, also those of a pattern. */
function valueProblems(label: string, value: string): string[] {
  const known = OF_SCRAPES.includes(label) ? undefined : closedValues(label as LabelName);
  if (known === undefined || value === '.*') return [];
  const named = value.split('|');
  return named.filter((one) => !known.includes(one)).map((one) => `${label} is never ${one}`);
}
