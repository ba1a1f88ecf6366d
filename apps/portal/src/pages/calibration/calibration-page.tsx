import { useQuery } from '@tanstack/react-query';
import { calibrationQuery } from '../../api/verdict-queries.ts';
import type { Calibration } from '../../api/verdict-queries.ts';
import { Facts } from '../../components/facts.tsx';
import { ErrorNote, Loading, Note } from '../../components/notes.tsx';
import { Page } from '../../components/page.tsx';
import { PlotLegend } from '../../components/plots/legend.tsx';
import { Section } from '../../components/section.tsx';
import { asSentence } from '../../features/verdict/words.ts';
import { formatShare } from '../../lib/format.ts';
import css from './calibration-page.module.css';
import { CalibrationPlot } from './calibration-plot.tsx';
import { LanguageTable } from './language-table.tsx';

const ENDPOINTS = ['refused', 'withheld'] as const;

/** What the classifier in use is known to find and to miss. */
export function CalibrationPage() {
  const { data, error, refetch } = useQuery(calibrationQuery);
  return (
    <Page
      title="Calibration"
      about="What the classifier in use is known to find and to miss, by language: the counts by which verdicts are corrected."
      json="/api/v1/calibration"
    >
      {error !== null && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading what="the calibration" />}
      {data !== undefined && <Figures calibration={data} />}
    </Page>
  );
}

function Figures({ calibration }: { readonly calibration: Calibration }) {
  const { languages, unknown_languages: unknown, level } = calibration;
  return (
    <div className={css.page}>
      {unknown.length > 0 && (
        <Note
          kind="warn"
          title={`Not known in ${unknown.join(', ')}, nor in any language that is not listed`}
        >
          A verdict corrects nothing in these languages, and calls no model equivalent that was
          asked in one of them. Differences can still be found: an error that is the same everywhere
          hides differences and makes none.
        </Note>
      )}
      <Section
        id="rates"
        title="What it finds"
        about={`On labelled answers: the share of events that it finds (sensitivity), the share of others that it leaves alone (specificity), and F1, with ${formatShare(level, 0)} intervals. F1 hangs on how frequent events are among the labelled answers.`}
      >
        <PlotLegend
          items={[
            { kind: 'strong', text: 'finds too little for “equivalent”' },
            { kind: 'plain', text: 'figure with its interval' },
          ]}
        />
        <div className={css.plots}>
          {ENDPOINTS.map((endpoint) => (
            <CalibrationPlot key={endpoint} endpoint={endpoint} calibration={calibration} />
          ))}
        </div>
      </Section>
      <Section
        id="languages"
        title="Languages"
        about="Those of the question bank, and those of which something is known. A learned part types what rules leave open; other languages have rules alone."
      >
        <LanguageTable languages={languages} />
      </Section>
      <Source calibration={calibration} />
    </div>
  );
}

function Source({ calibration }: { readonly calibration: Calibration }) {
  const { method_text: text, versions, least_sensitivity: least, level } = calibration;
  return (
    <Section id="source" title="Where the figures come from" about={asSentence(text)}>
      <div className={css.facts}>
        <Facts
          facts={[
            { name: 'Classifier', value: versions.classifier },
            { name: 'Verdict', value: versions.verdict },
            { name: 'Prompt of judges', value: versions.judge_prompt },
            {
              name: '“Equivalent” takes',
              value: `a sensitivity of ${formatShare(least, 0)} or more at the lower limit, in both endpoints and every language asked`,
            },
            {
              name: 'Intervals',
              value: `${formatShare(level, 0)}, with labelled answers counting for as many independent ones as they are worth`,
            },
            {
              name: 'Not covered',
              value:
                'outcomes that an earlier version typed, that judges typed, or that came from a file',
            },
          ]}
        />
      </div>
    </Section>
  );
}
