import type { LaneRow } from '../executions/lane-row.js';
import { isMeasured, isSimulated, isWithheld } from '../executions/tally.js';
import { OWN_PROMPT, errorOf, usageOf } from './log-parts.js';

/** Finish reasons, in lower case, by what Inspect calls them; any other is `unknown`. */
const STOPS: Readonly<Record<string, string>> = {
  stop: 'stop',
  end_turn: 'stop',
  stop_sequence: 'stop',
  length: 'max_tokens',
  max_tokens: 'max_tokens',
  max_output_tokens: 'max_tokens',
  tool_calls: 'tool_calls',
  content_filter: 'content_filter',
  content_filtered: 'content_filter',
  safety: 'content_filter',
  refusal: 'content_filter',
};

/** An execution as a sample of Inspect. */
export function evalSample(row: LaneRow): object {
  const hasFailed = row.status === 'failed';
  const input = row.question_text ?? '';
  return {
    id: row.question_id ?? OWN_PROMPT,
    epoch: row.repeat,
    input,
    target: '',
    messages: hasFailed ? [{ role: 'user', content: input }] : exchangeOf(row, input),
    output: hasFailed ? noOutput(row) : outputOf(row),
    scores: isMeasured(row) ? scoresOf(row) : {},
    metadata: metadataOf(row),
    store: {},
    events: [],
    attachments: {},
    role_usage: {},
    model_usage: usageIn(row) === null ? {} : { [row.model_requested]: usageIn(row) },
    started_at: row.started_at,
    completed_at: row.completed_at,
    total_time: row.duration_ms / 1_000,
    ...(hasFailed
      ? { error: errorOf(`${row.error_code ?? 'error'}: ${row.error_message ?? 'no answer'}`) }
      : {}),
  };
}

function exchangeOf(row: LaneRow, input: string): readonly object[] {
  return [
    { role: 'user', content: input },
    { role: 'assistant', content: row.text ?? '', source: 'generate' },
  ];
}

function noOutput({ model_requested: model }: LaneRow) {
  return { model, choices: [], completion: '' };
}

function outputOf(row: LaneRow) {
  const content = row.text ?? '';
  const reason = row.finish_reason?.toLowerCase() ?? 'unknown';
  const usage = usageIn(row);
  return {
    model: row.model_served ?? row.model_requested,
    choices: [
      {
        message: { role: 'assistant', content, source: 'generate' },
        stop_reason: STOPS[reason] ?? 'unknown',
      },
    ],
    completion: content,
    ...(usage === null ? {} : { usage }),
    time: row.duration_ms / 1_000,
    // Of what Inspect has fewer words for: an import types the same answer from the same facts.
    metadata: { beacon: { finish_reason: row.finish_reason, content_filter: filterOf(row) } },
  };
}

/** Which side a filter stopped, as the rule that typed the answer says. */
function filterOf({ outcome_rule: rule }: LaneRow): 'input' | 'output' | null {
  if (rule === 'provider.filter_input') return 'input';
  return rule === 'provider.filter_output' ? 'output' : null;
}

function usageIn(row: LaneRow) {
  const { input_tokens: input, output_tokens: output, reasoning_tokens: reasoning } = row;
  if (input === null || output === null) return null;
  return {
    ...usageOf(input, output),
    ...(reasoning === null ? {} : { reasoning_tokens: reasoning }),
    ...(row.cost_usd === null ? {} : { total_cost: row.cost_usd }),
  };
}

function scoresOf(row: LaneRow) {
  const { outcome, outcome_source, outcome_rule, classifier_version } = row;
  return {
    outcome: {
      value: outcome,
      explanation: `typed by ${outcome_source}${outcome_rule === null ? '' : ` (${outcome_rule})`}`,
      metadata: { outcome_source, outcome_rule, classifier_version },
      history: [],
    },
    refused: { value: Number(outcome === 'refused'), history: [] },
    withheld: { value: Number(isWithheld(row)), history: [] },
  };
}

function metadataOf(row: LaneRow) {
  return {
    region: row.region,
    category: row.question_category,
    language: row.language,
    kind: row.question_kind,
    execution_id: row.execution_id,
    executor_region: row.executor_region,
    provider: row.provider,
    provider_region: row.provider_region,
    asked_region: row.asked_region,
    endpoint_host: row.endpoint_host,
    quarantine: row.quarantine,
    ...(isSimulated(row) ? { simulated: true } : {}),
  };
}
