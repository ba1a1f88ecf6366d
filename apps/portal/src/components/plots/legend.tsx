import { IntervalStrip } from './interval-strip.tsx';
import css from './legend.module.css';
import type { MarkKind } from './plot-mark.ts';
import { plotScale } from './plot-scale.ts';

const SCALE = { ...plotScale([0, 1], String), ticks: [] };
const SAMPLE = { value: 0.5, interval: [0.1, 0.9] };

interface Props {
  readonly items: readonly { readonly kind: MarkKind; readonly text: string }[];
}

/** What the marks of a plot mean. */
export function PlotLegend({ items }: Props) {
  return (
    <ul className={css.legend}>
      {items.map(({ kind, text }) => (
        <li key={kind}>
          <div className={css.sample}>
            <IntervalStrip
              marks={[{ ...SAMPLE, kind }]}
              scale={SCALE}
              band={undefined}
              hasZero={false}
            />
          </div>
          {text}
        </li>
      ))}
    </ul>
  );
}
