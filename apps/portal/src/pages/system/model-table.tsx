import type { Schema } from '@beacon/client';
import { TableScroll } from '../../components/table-scroll.tsx';
import table from '../../components/table.module.css';
import { ForeignText } from '../../components/text.tsx';
import css from './system.module.css';

interface Props {
  readonly models: readonly Schema<'ModelView'>[];
  readonly regions: readonly string[];
}

/** Who serves each model in each region, and how many requests at once at most. */
export function ModelTable({ models, regions }: Props) {
  return (
    <TableScroll label="Models">
      <table className={table.table} aria-label="Models">
        <thead>
          <tr>
            <th scope="col">Model</th>
            {regions.map((region) => (
              <th key={region} scope="col">
                {region}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {models.map((model) => (
            <tr key={model.id}>
              <th scope="row">
                <ForeignText>{model.id}</ForeignText>
                <div className={css.remark}>
                  <ForeignText>{model.name}</ForeignText>
                </div>
              </th>
              {regions.map((region) => (
                <td key={region}>
                  <Serving serving={model.regions.find((one) => one.region === region)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Serving({ serving }: { readonly serving: Schema<'ServingRegionView'> | undefined }) {
  if (serving === undefined) return '–';
  return (
    <>
      <ForeignText>{serving.provider}</ForeignText>
      <div className={css.remark}>at most {serving.concurrency} at once</div>
    </>
  );
}
