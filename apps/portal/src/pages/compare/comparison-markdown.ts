import type { JobComparison } from '../../api/comparison-queries.ts';
import { DECIDING, byConclusion } from '../../features/verdict/pairs.ts';
import { CONCLUSIONS, ENDPOINT_TITLES, asSentence, formatP } from '../../features/verdict/words.ts';
import { formatNumber, formatPoints, formatPointsRange, formatShare } from '../../lib/format.ts';
import { markdownTable, markdownText } from '../../lib/markdown.ts';
import { changesOf } from './changes.ts';

/** A comparison to be put into a document: its own sentences, every change and its warnings. */
export function comparisonMarkdown(comparison: JobComparison, address: string): string {
  const { before, after, sentence, lanes, warnings, not_compared: left } = comparison;
  return [
    `## ${markdownText(after.job_id)} against ${markdownText(before.job_id)}`,
    `**${markdownText(asSentence(sentence))}**`,
    warningLines(warnings.filter(({ model_id: model }) => model === null)),
    byConclusion(lanes)
      .map(
        (lane) =>
          `- *${CONCLUSIONS[lane.conclusion].word}*: ${markdownText(asSentence(lane.sentence))}`,
      )
      .join('\n'),
    ...DECIDING.map((endpoint) => changeTable(comparison, endpoint)),
    warningLines(warnings.filter(({ model_id: model }) => model !== null)),
    `Not compared: ${formatNumber(left.lanes.length)} models and regions, ${formatNumber(left.question_count)} questions.`,
    `<${address}>`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function warningLines(list: JobComparison['warnings']): string {
  if (list.length === 0) return '';
  const lines = list.map(({ text }) => `- ${markdownText(asSentence(text))}`);
  return `Before relying on it:\n\n${lines.join('\n')}`;
}

function changeTable(comparison: JobComparison, endpoint: (typeof DECIDING)[number]): string {
  const rows = changesOf(comparison, endpoint).flatMap(({ modelId, lanes }) =>
    lanes.map(({ region, change: { before, after, difference, interval, p_adjusted: p } }) => [
      modelId,
      region,
      formatShare(before.rate),
      formatShare(after.rate),
      difference === null ? '–' : formatPoints(difference),
      formatPointsRange(interval),
      formatP(p),
    ]),
  );
  if (rows.length === 0) return '';
  const level = formatShare(comparison.level, 0);
  const head = ['Model', 'Region', 'Before', 'After', 'Points', `${level} interval`, 'p, adjusted'];
  return `${ENDPOINT_TITLES[endpoint]}: after minus before\n\n${markdownTable([head, ...rows])}`;
}
