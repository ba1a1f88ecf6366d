import type { ReactNode } from 'react';
import { Fold } from '../fold.tsx';
import { IntervalAxis, IntervalStrip } from './interval-strip.tsx';
import css from './interval-plot.module.css';
import type { PlotMark } from './plot-mark.ts';
import type { PlotScale } from './plot-scale.ts';

export interface PlotRow {
  readonly key: string;
  readonly label: ReactNode;
  /** One or two figures, the first on top. */
  readonly marks: readonly PlotMark[];
  /** The figures in words, at the end of the line. */
  readonly text: ReactNode;
  readonly isStrong?: boolean;
}

/** Rows under one name, such as those of a model. */
export interface PlotGroup {
  readonly key: string;
  readonly name: ReactNode | null;
  readonly rows: readonly PlotRow[];
}

interface Props {
  readonly title: string;
  /** What the plot shows in words, for whoever does not see it. */
  readonly description: string;
  readonly caption?: ReactNode;
  readonly scale: PlotScale;
  readonly groups: readonly PlotGroup[];
  /** A stretch that counts as no difference. */
  readonly band?: readonly [number, number];
  readonly hasZero?: boolean;
  /** What lies to the left and to the right. */
  readonly sides?: readonly [string, string];
  /** The same figures as a table. */
  readonly table: ReactNode;
}

/** Figures with their intervals on one axis, a line for each. */
export function IntervalPlot({ groups, table, ...plot }: Props) {
  const { title, description, caption, scale, sides, band, hasZero = false } = plot;
  const lines = { scale, band, hasZero };
  return (
    <figure className={css.figure}>
      <figcaption>
        <h3>{title}</h3>
        {caption !== undefined && <p className={css.caption}>{caption}</p>}
      </figcaption>
      <div className={css.plot} role="img" aria-label={`${title}. ${description}`}>
        {sides !== undefined && (
          <div className={css.row}>
            <div className={css.sides}>
              <span>← {sides[0]}</span>
              <span>{sides[1]} →</span>
            </div>
          </div>
        )}
        {groups.map(({ key, name, rows }) => (
          <div key={key} className={css.group}>
            {name !== null && <div className={css.name}>{name}</div>}
            {rows.map((row) => (
              <div
                key={row.key}
                className={`${css.row} ${row.isStrong === true ? css.emphatic : ''}`}
              >
                <div className={css.label}>{row.label}</div>
                <IntervalStrip marks={row.marks} {...lines} />
                <div className={css.text}>{row.text}</div>
              </div>
            ))}
          </div>
        ))}
        <div className={css.row}>
          <IntervalAxis scale={scale} />
        </div>
      </div>
      <Fold title="The same figures as a table">{table}</Fold>
    </figure>
  );
}
