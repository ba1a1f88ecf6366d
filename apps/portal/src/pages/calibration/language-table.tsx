import { Link } from '@tanstack/react-router';
import type { Calibration } from '../../api/verdict-queries.ts';
import { DataTable } from '../../components/data-table.tsx';
import { formatNumber, formatShare } from '../../lib/format.ts';
import { languageName } from './known-figures.ts';

type Language = Calibration['languages'][number];

const COLUMNS = [
  { name: 'Language' },
  { name: 'Questions of the bank', isNumber: true },
  { name: 'What it misses' },
  { name: 'Parts' },
  {
    name: 'Calls withheld from',
    about: 'The chance from which the learned part calls an answer withheld',
  },
  { name: 'A verdict in it', isText: true },
] as const;

/** What is known in each language, and what that means for a verdict. */
export function LanguageTable({ languages }: { readonly languages: readonly Language[] }) {
  return (
    <DataTable
      caption="Languages of the question bank, and those of which something is known"
      columns={COLUMNS}
      rows={languages.map((language) => ({
        key: language.language,
        cells: [
          languageName(language.language),
          <Link key="questions" to="/questions" search={{ language: language.language }}>
            {formatNumber(language.bank_questions)}
          </Link>,
          language.known ? '✓ known' : '? not known',
          language.learned ? 'rules and a learned part' : 'rules alone',
          language.thresholds
            .map(({ form, probability }) => `${formatShare(probability, 0)} for a ${form}`)
            .join(', ') || '–',
          meaningOf(language),
        ],
      }))}
    />
  );
}

function meaningOf({ known, endpoints }: Language): string {
  if (!known) return 'corrects nothing, calls nothing equivalent';
  return endpoints.every(({ suffices_for_equivalent: suffices }) => suffices)
    ? 'is corrected, may call a model equivalent'
    : 'is corrected, calls nothing equivalent: too little is found';
}
