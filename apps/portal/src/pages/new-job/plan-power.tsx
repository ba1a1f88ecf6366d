import type { Schema } from '@beacon/client';
import { Facts } from '../../components/facts.tsx';
import { Fold } from '../../components/fold.tsx';
import { formatNumber, formatShare } from '../../lib/format.ts';
import css from './plan-power.module.css';

type Power = Schema<'PlanPowerView'>;

/** The smallest difference that the job would show, and how many questions the target takes. */
export function PlanPower({ power }: { readonly power: Power }) {
  const chance = formatShare(power.power, 0);
  return (
    <div className={css.power}>
      <h3>What it could show</h3>
      <Facts
        facts={[
          {
            name: 'Smallest detectable difference',
            value:
              power.smallest_detectable === null
                ? `none at ${chance} power`
                : `${points(power.smallest_detectable)} at ${chance} power`,
          },
          {
            name: `Questions for ${points(power.target)}`,
            value:
              power.questions_needed === null ? 'not known' : formatNumber(power.questions_needed),
          },
        ]}
      />
      <Fold title="What is assumed">
        <Facts
          facts={[
            { name: 'Test', value: power.test },
            { name: 'Base rate', value: formatShare(power.assumptions.base_rate, 0) },
            { name: 'Between regions', value: power.assumptions.between_regions },
            { name: 'Between repeats', value: power.assumptions.between_repeats },
          ]}
        />
        <p className={css.note}>{power.assumptions.note}</p>
        {power.effects.map((effect) => (
          <Effect key={effect.effect} effect={effect} target={power.target} />
        ))}
      </Fold>
    </div>
  );
}

function Effect({
  effect,
  target,
}: {
  readonly effect: Power['effects'][number];
  readonly target: number;
}) {
  const { note, smallest_detectable: smallest, at_target: chances } = effect;
  return (
    <div className={css.effect}>
      <p>{note}</p>
      <Facts
        facts={[
          { name: 'Smallest', value: smallest === null ? 'none' : points(smallest) },
          {
            name: `Differs, at ${points(target)}`,
            value: chances === null ? 'no room' : formatShare(chances.differs, 0),
          },
          { name: 'Region named', value: chances && formatShare(chances.names, 0) },
          { name: 'Singled out', value: chances && formatShare(chances.singles_out, 0) },
        ]}
      />
    </div>
  );
}

function points(difference: number): string {
  return `${(difference * 100).toFixed(difference * 100 < 10 ? 1 : 0)} points`;
}
