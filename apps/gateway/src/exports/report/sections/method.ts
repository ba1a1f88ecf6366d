import { formatUsd } from '@beacon/domain';
import type { JobImport } from '@beacon/domain';
import type { Verdict } from '@beacon/verdict';
import { html, quoted } from '../html.js';
import type { Html } from '../html.js';
import { count, counted, moment, percent, percentRange, pointsOf } from '../numbers.js';
import type { ReportInput } from '../report-input.js';
import { placesOf } from '../region-words.js';
import { CLAIM_WORDS, EVENT_WORDS, PAIR_TEST_WORDS, RATE_WORDS } from '../words.js';

/** Files of an import that are named. */
const MOST_FILES = 20;

/** How it was asked, what was counted, and which tests decide. */
export function method(input: ReportInput): Html {
  const { verdict, job } = input;
  const tests = [...new Set(verdict.models.flatMap(({ pairs }) => pairs.map(({ test }) => test)))];
  return html`<section aria-labelledby="method">
    <h2 id="method">Method</h2>
    <ul>
      ${asking(input)}
      <li>
        <strong>What is counted.</strong> Two things: that ${EVENT_WORDS.refused}; and that
        ${EVENT_WORDS.withheld}. What is concluded is about both. The figures that lead are of the
        ${RATE_WORDS[verdict.endpoint]}. The denominator is every execution that was measured: not
        failed, not cancelled, not quarantined.
      </li>
      <li><strong>Typing of outcomes.</strong> ${typing(input)} ${detector(input)}</li>
      <li>
        <strong>Pairing.</strong> The same questions ran in every region, so regions are compared
        question by
        question${tests.length > 0 ? html` (${tests.map((test) => PAIR_TEST_WORDS[test]).join(', ')})` : null},
        one model at a time, never across models. A question that a region has no measurement of is
        left out of that comparison and counted.
      </li>
      <li><strong>Claim.</strong> It is about ${CLAIM_WORDS[verdict.claim]}.</li>
      <li>
        <strong>Many tests.</strong> ${counted(verdict.tests_in_family, 'confirmatory test')} in
        all, one for each model and each of the two things counted (one for both where all that a
        model withholds is refused); Holm’s correction keeps the chance to say of any model that it
        differs in something in which it does not at ${percent(verdict.alpha)} at most. The same
        holds for all remarks that something else differs.
        ${placesOf(verdict).length > 2 ? html`With more than two regions, a test of all regions at once decides, and pairs count only when it does. Holm’s correction over the pairs of all models keeps the chance to name any pair that does not differ at ${percent(verdict.alpha)} at most, too (adjusted p is the larger of the two). ` : null}
        Equivalence is not corrected for the number of models: each model called equivalent has that
        chance of its own to be called so wrongly.
      </li>
      <li>
        <strong>No difference</strong> is claimed only where all of this holds: the
        ${percent(1 - 2 * verdict.alpha)} interval of the difference, corrected for what the
        classifier misses, lies within ±${pointsOf(verdict.margin)}, of refusals and of all that is
        withheld, and so does that of what is blocked or cut short; no missing execution could turn
        it, and they are missing evenly; the classifier is known to find enough in every language
        asked; no question comes out oppositely time after time; and what answers say was not found
        to differ, where that was compared. A p-value that is not small is no such proof: then the
        verdict is “cannot tell”.
      </li>
      <li>
        <strong>Intervals</strong> are ${percent(verdict.level)}: Wilson for rates; for differences
        Bonett–Price with one repeat, and by question with several. Random draws use seed
        ${verdict.seed}.
      </li>
      <li>
        <strong>Limits.</strong> A difference found is one between what these regions were answered,
        in this period, through these endpoints. It does not say who caused it.
        ${job.spec.repeats === 1 ? 'Each question was asked once, so that how much a model varies by itself was not measured.' : null}
      </li>
    </ul>
    ${costs(input)} ${costLimit(input)}
  </section>`;
}

/** How the answers came to be; of those that were imported only what their importer says is known. */
function asking(input: ReportInput): Html {
  const { imported } = input.job.spec;
  if (imported !== undefined) return importing(imported);
  return html`<li>
    <strong>Asking.</strong> Every model was sent the same questions with the same parameters from
    every region, one request for each question; no refusal was asked again. Each (region, model,
    question, repeat) has exactly one recorded outcome. ${hashes(input)}
  </li>`;
}

function importing({ format, tool, toolVersion, files, importedAt }: JobImport): Html {
  const madeBy = [tool, toolVersion].filter((part) => part !== null).join(' ');
  return html`<li>
    <strong>Import.</strong> The answers were not asked by Beacon: they were imported as
    ${quoted(format, 40)}${madeBy === '' ? null : html`, made by ${quoted(madeBy, 200)}`}, from
    ${counted(files.length, 'file')} on ${moment(new Date(importedAt))}. What was sent, with which
    parameters, when and from where is what the importer declares; nothing shows it. Each (region,
    model, question, repeat) has exactly one recorded outcome, and one without an answer is a
    failure. SHA-256 of the files:
    ${files.slice(0, MOST_FILES).map(({ name, sha256 }) => html`<br />${quoted(name, 200)} <code>${sha256}</code>`)}
  </li>`;
}

function costs({ facts, lanes, job }: ReportInput): Html | null {
  // What an imported answer cost was paid elsewhere, by prices of others.
  if (facts.costUsd === null || job.spec.imported !== undefined) return null;
  const spent = lanes.reduce((sum, lane) => sum + lane.spent, 0);
  return html`<p class="note">
    Cost by the catalogue’s prices: ${facts.costUsd.toFixed(4)} USD;
    ${count(facts.inputTokens ?? 0)} tokens in, ${count(facts.outputTokens ?? 0)} out. With calls
    whose result does not count: ${formatUsd(spent)}.
  </p>`;
}

/** What a cost limit kept the job from asking. */
function costLimit({ job, verdict }: ReportInput): Html | null {
  const { maxCostNanoUsd: limit } = job.spec.constraints;
  if (limit === undefined) return null;
  const regions = verdict.models.flatMap(({ missingness }) => missingness.regions);
  const notAsked = regions.reduce((sum, region) => sum + region.not_asked, 0);
  const outcome =
    notAsked === 0
      ? html`It did not keep the job from asking anything.`
      : html`<strong>It was reached: ${counted(notAsked, 'cell')} were not asked.</strong> They are
          missing, and not at random: what comes late in the order was asked less often, and so was
          what costs more.`;
  return html`<p class="note">The job had a cost limit of ${formatUsd(limit)}. ${outcome}</p>`;
}

function hashes({ facts: { hashes: found } }: ReportInput): Html {
  if (found.checked === 0) return html`There is no answer yet whose prompt could be checked.`;
  if (found.different === 0) {
    return html`The hash of what was sent equals that of the question in all
    ${counted(found.checked, 'answer')}.`;
  }
  return html`<strong
    >In ${counted(found.different, 'answer')} of ${count(found.checked)} the hash of what was sent
    is not that of the question.</strong
  >`;
}

function typing({ facts: { typedBy } }: ReportInput): Html {
  if (typedBy.length === 0) return html`No answer is recorded yet.`;
  const parts = typedBy.map(
    ({ source, version, executions }) =>
      html`${count(executions)} by ${SOURCES[source] ?? source} (version ${version})`,
  );
  const joined = parts.flatMap((part, index) => (index === 0 ? [part] : [html`; `, part]));
  return html`${joined}. No classifier is free of error: read the answers themselves before a single
  outcome is quoted.`;
}

/** What is known of the errors of what typed the answers. */
function detector({ verdict }: ReportInput): Html | null {
  if (verdict.detector.length === 0) return null;
  const parts = verdict.detector.map(({ endpoint, language, source, sensitivity, specificity }) => {
    const where = `${endpoint} in ${language ?? 'a language that is not known'}`;
    return sensitivity === null || specificity === null
      ? `${where}: not known`
      : `${where}: finds ${percent(sensitivity.rate)} (${percentRange(sensitivity.interval)}), leaves alone ${percent(specificity.rate)} (${percentRange(specificity.interval)}) of the others, by ${KNOWN_BY[source]}`;
  });
  return html`What typed them, as far as its errors are known: ${parts.join('; ')}.`;
}

const KNOWN_BY: Readonly<Record<Verdict['detector'][number]['source'], string>> = {
  calibration: 'the classifier’s calibration',
  reviewed: 'the review of this job',
  people: 'people, who are taken to be right',
  unknown: 'nobody',
};

const SOURCES: Readonly<Record<string, string>> = {
  provider: 'the provider’s own signal',
  rules: 'phrase rules',
  model: 'the classifier’s learned part',
  judge: 'a judging model',
  human: 'a person',
  executor: 'the executor, because there was no answer',
  planner: 'the planner, because there was no answer',
};
