import type { ModelVerdict, Verdict } from '../../api/verdict-queries.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Facts } from '../../components/facts.tsx';
import { Fold } from '../../components/fold.tsx';
import { Section } from '../../components/section.tsx';
import { DECIDING } from '../../features/verdict/pairs.ts';
import {
  ENDPOINT_MEANINGS,
  ENDPOINT_TITLES,
  asSentence,
  formatP,
} from '../../features/verdict/words.ts';
import { formatNumber, formatShare } from '../../lib/format.ts';
import { Homogeneity } from './homogeneity.tsx';
import css from './verdict-page.module.css';

interface Props {
  readonly verdict: Verdict;
  readonly models: readonly ModelVerdict[];
}

/** How the verdict was reached: enough to do it again. */
export function Method({ verdict, models }: Props) {
  const { alpha, margin, claim, repeats, seed, tests_in_family: family, versions } = verdict;
  const reasons = [...new Set(models.map(({ reason }) => reason))];
  return (
    <Section id="method" title="Method">
      <Fold title="Tests, corrections and versions">
        <div className={css.facts}>
          <Facts
            facts={[
              { name: 'Refused', value: ENDPOINT_MEANINGS.refused },
              { name: 'Withheld', value: ENDPOINT_MEANINGS.withheld },
              {
                name: 'Claim',
                value:
                  claim === 'these_questions' ? 'exactly these questions' : 'questions like these',
              },
              {
                name: 'Tests in the family',
                value: `${formatNumber(family)}, corrected by Holm over models and endpoints`,
              },
              {
                name: 'Alpha',
                value: `${alpha}: the chance to call any model different that is not, both endpoints together`,
              },
              {
                name: 'Margin',
                value: `±${(margin * 100).toFixed(1)} points: the largest difference that counts as none`,
              },
              { name: 'Intervals', value: formatShare(verdict.level, 0) },
              { name: 'Repeats', value: formatNumber(repeats) },
              { name: 'Regions', value: verdict.regions.join(', ') },
              {
                name: 'Twins',
                value: verdict.twins
                  .map(({ region, twin_of: of }) => `${region} of ${of}`)
                  .join(', '),
              },
              { name: 'Seed of draws', value: seed },
              ...Object.entries(versions).map(([name, value]) => ({
                name: `Version: ${name}`,
                value,
              })),
            ]}
          />
          {reasons.map((reason) => (
            <p key={reason}>{asSentence(reason)}</p>
          ))}
        </div>
      </Fold>
      <Fold title="Confirmatory tests">
        <DataTable
          caption="All regions at once, by model and endpoint"
          columns={[
            { name: 'Model' },
            { name: 'What' },
            { name: 'p', isNumber: true },
            { name: 'p, adjusted', isNumber: true, about: 'Holm over models and endpoints' },
            { name: 'Questions', isNumber: true, about: 'Measured in two regions at least' },
            { name: 'Informative', isNumber: true, about: 'Questions that tell the regions apart' },
            { name: 'Incomplete', isNumber: true, about: 'Questions that lack a region' },
            { name: 'Left out', isNumber: true, about: 'Measured in one region or none' },
            { name: 'Classic test', isNumber: true, about: 'For comparison; it decides nothing' },
          ]}
          rows={models.flatMap((model) => DECIDING.map((endpoint) => testRow(model, endpoint)))}
        />
      </Fold>
      <Homogeneity models={models} />
    </Section>
  );
}

function testRow(model: ModelVerdict, name: (typeof DECIDING)[number]) {
  const { p, p_adjusted: adjusted, omnibus, pairs } = model.endpoints[name];
  const count = (value: number | undefined): string =>
    value === undefined ? '–' : formatNumber(value);
  const [pair] = pairs;
  return {
    key: `${model.model_id} ${name}`,
    cells: [
      model.model_id,
      ENDPOINT_TITLES[name].toLowerCase(),
      formatP(p),
      formatP(adjusted),
      count(omnibus?.questions ?? pair?.questions),
      count(omnibus?.informative ?? (pair === undefined ? undefined : pair.only_a + pair.only_b)),
      count(omnibus?.incomplete),
      count(omnibus?.dropped ?? pair?.dropped),
      omnibus?.exchange == null ? '–' : `p ${formatP(omnibus.exchange.p)}`,
    ],
  };
}
