import type { ModelVerdict, Verdict } from '../../api/verdict-queries.ts';
import { formatPoints, formatPointsRange, formatShare } from '../../lib/format.ts';
import { markdownTable, markdownText } from '../../lib/markdown.ts';
import { differenceFigures } from './difference-figures.ts';
import type { DifferenceFigures } from './difference-figures.ts';
import { byConclusion } from './pairs.ts';
import { CONCLUSIONS, ENDPOINT_TITLES, asSentence, formatP } from './words.ts';

/** A verdict to be put into a document: its own sentences, every pair, its warnings and how it was reached. */
export function verdictMarkdown(verdict: Verdict, address: string): string {
  return [
    `## Verdict on ${markdownText(verdict.job_id)}${verdict.interim ? ' (interim)' : ''}`,
    `**${markdownText(asSentence(verdict.sentence))}**`,
    // What is about all figures stands before them: that answers were simulated, first of all.
    warnings(verdict.warnings.filter(({ model_id: model }) => model === null)),
    modelLines(verdict.models, verdict.interim),
    ...differenceFigures(verdict, verdict.models, Number.POSITIVE_INFINITY).map((figures) =>
      differences(verdict, figures),
    ),
    warnings(verdict.warnings.filter(({ model_id: model }) => model !== null)),
    method(verdict),
    `<${address}>`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function modelLines(models: readonly ModelVerdict[], isInterim: boolean): string {
  return byConclusion(models)
    .map(({ conclusion, sentence }) => {
      const word = `${CONCLUSIONS[conclusion].word}${isInterim ? ', interim' : ''}`;
      return `- *${word}*: ${markdownText(asSentence(sentence))}`;
    })
    .join('\n');
}

function differences(verdict: Verdict, { endpoint, groups }: DifferenceFigures): string {
  if (groups.length === 0) return '';
  const rows = groups.flatMap(({ modelId, pairs }) =>
    pairs.map(({ pair, isDecisive }) => [
      modelId,
      `${pair.a} − ${pair.b}`,
      pair.difference === null ? '–' : formatPoints(pair.difference),
      formatPointsRange(pair.interval),
      formatPointsRange(pair.corrected?.interval ?? null),
      formatP(pair.p_adjusted),
      isDecisive ? 'yes' : '',
    ]),
  );
  const level = formatShare(verdict.level, 0);
  const head = [
    'Model',
    'Regions',
    'Points',
    `${level} interval`,
    'Corrected',
    'p, adjusted',
    'Decides',
  ];
  return `${ENDPOINT_TITLES[endpoint]}: differences between regions\n\n${markdownTable([head, ...rows])}`;
}

function warnings(list: Verdict['warnings']): string {
  if (list.length === 0) return '';
  return `Before relying on it:\n\n${list.map(({ text }) => `- ${markdownText(asSentence(text))}`).join('\n')}`;
}

function method({
  alpha,
  margin,
  claim,
  repeats,
  tests_in_family: family,
  seed,
  versions,
}: Verdict): string {
  const about = claim === 'these_questions' ? 'exactly these questions' : 'questions like these';
  const of = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return markdownText(
    `Method: paired by question; alpha ${alpha}, margin ${(margin * 100).toFixed(1)} points, ${family} tests corrected by Holm, claim about ${about}, ${repeats} repeats, seed ${seed}; versions: ${of.join(', ')}.`,
  );
}
