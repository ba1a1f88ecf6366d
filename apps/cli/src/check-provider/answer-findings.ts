import { terminalLine } from '@beacon/domain';
import type { LaneConfig, SamplingParameter } from '@beacon/domain';
import type { AnsweredAttempt, AskedTask } from '@beacon/providers';
import { note, ok } from './finding.js';
import type { Finding } from './finding.js';

const SHOWN = 60;

/** What an answer tells of itself: words, filters, usage. */
export function answerFindings(attempt: AnsweredAttempt): readonly Finding[] {
  return [answerFinding(attempt), filterFinding(attempt), ...usageFindings(attempt)];
}

function answerFinding({ answer, evidence }: AnsweredAttempt): Finding {
  const words = terminalLine(answer.text).trim();
  const cut = words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words;
  const end = answer.finishReason ?? 'no finish reason';
  if (words !== '') return ok('answer', `"${cut}" (${end})`);
  const todo =
    evidence.reasoningTokens !== null || evidence.reasoning !== null
      ? 'It thought until the tokens were used up: jobs of this model need a larger max_tokens.'
      : 'Ask it by hand: a model that says nothing to this says little to a job.';
  return note('answer', `no words (${end})`, todo);
}

function filterFinding({ answer, evidence }: AnsweredAttempt): Finding {
  if (answer.contentFilter !== null) {
    const what = answer.contentFilter === 'input' ? 'question' : 'answer';
    return note(
      'filters',
      `one stopped the ${what}`,
      'It would stop harmless questions of a job, too.',
    );
  }
  const { length } = evidence.filters;
  return ok('filters', length === 0 ? 'none spoke' : `${length} were told, none stopped it`);
}

function usageFindings({ answer, evidence, lane }: AnsweredAttempt): readonly Finding[] {
  const { inputTokens, outputTokens } = answer;
  if (inputTokens === null || outputTokens === null) {
    return [
      note(
        'usage',
        'tokens are not told',
        'What a job costs will not be known: max_cost cannot hold here.',
      ),
    ];
  }
  const thought = evidence.reasoningTokens ?? 0;
  const found = `${inputTokens} tokens in, ${outputTokens} out${thought > 0 ? `, ${thought} of them thought` : ''}`;
  if (lane.prices === null) {
    return [
      note('usage', found, 'Give the lane prices, and jobs tell their cost and can hold max_cost.'),
    ];
  }
  const { inputPerMillion, outputPerMillion } = lane.prices;
  const usd = (inputTokens * inputPerMillion + outputTokens * outputPerMillion) / 1e6;
  return [ok('usage', `${found}: $${usd.toFixed(6)}`)];
}

/** What of a job's sampling was sent. */
export function samplingFinding(lane: LaneConfig, { sampling }: AskedTask): Finding {
  const asked: Readonly<Record<SamplingParameter, number | null>> = {
    temperature: sampling.temperature,
    top_p: sampling.topP,
    seed: sampling.seed,
    max_tokens: sampling.maxTokens,
  };
  const names = (Object.keys(asked) as SamplingParameter[]).filter((name) => asked[name] !== null);
  const sent = names.filter((name) => !lane.withoutSampling.includes(name));
  const found = `accepted: ${sent.map((name) => `${name} ${asked[name]}`).join(', ') || 'none was sent'}`;
  const { withoutSampling } = lane;
  if (withoutSampling.length === 0) return ok('sampling', found);
  return note('sampling', `${found}; never sent: ${withoutSampling.join(', ')}`);
}
