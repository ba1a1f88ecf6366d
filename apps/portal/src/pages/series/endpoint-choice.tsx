import { useNavigate } from '@tanstack/react-router';
import type { Endpoint } from '../../api/verdict-queries.ts';
import { Choice } from '../../components/choice.tsx';
import { ENDPOINT_TITLES } from '../../features/verdict/words.ts';
import { readSeriesSearch } from './search.ts';

/** What is counted; the address says so, too. */
export function EndpointChoice({ endpoint }: { readonly endpoint: Endpoint }) {
  const navigate = useNavigate({ from: '/series/$id' });
  return (
    <Choice
      label="Counted"
      all={ENDPOINT_TITLES.refused}
      options={[{ value: 'withheld', label: ENDPOINT_TITLES.withheld }]}
      value={endpoint === 'withheld' ? endpoint : undefined}
      onChange={(value) =>
        void navigate({ to: '.', search: readSeriesSearch({ endpoint: value }), replace: true })
      }
    />
  );
}
