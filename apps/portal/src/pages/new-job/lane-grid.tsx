import table from '../../components/table.module.css';
import css from './lane-grid.module.css';
import type { KnownModel, KnownParts } from './known-parts.ts';
import {
  offeredRegions,
  sharedRegions,
  toggledLane,
  toggledModel,
  toggledRegion,
} from './lanes.ts';
import type { Lanes } from './lanes.ts';
import { TriCheckbox } from './tri-checkbox.tsx';

interface Props {
  readonly known: KnownParts;
  readonly lanes: Lanes;
  readonly onChange: (lanes: Lanes) => void;
}

/** The models with a checkbox for each region that serves them; a region's own stands for all chosen models. */
export function LaneGrid({ known, lanes, onChange }: Props) {
  const offered = offeredRegions(lanes, known.models);
  return (
    <>
      <p className={css.about}>
        A model that is chosen is asked from the regions that are chosen already, or from all that
        serve it. A region is offered once a chosen model is served there.
      </p>
      <div className={table.scroll}>
        <table className={`${table.table} ${css.grid}`}>
          <thead>
            <tr>
              <th scope="col">Model</th>
              {known.regions.map((region) => (
                <th key={region.id} scope="col">
                  <RegionBox
                    region={region}
                    known={known}
                    lanes={lanes}
                    isOffered={offered.has(region.id)}
                    onChange={onChange}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {known.models.map((model) => (
              <ModelRow
                key={model.id}
                model={model}
                known={known}
                lanes={lanes}
                onChange={onChange}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface RegionProps extends Props {
  readonly region: KnownParts['regions'][number];
  readonly isOffered: boolean;
}

function RegionBox({ region, known, lanes, isOffered, onChange }: RegionProps) {
  const servers = known.models.filter(
    ({ id, regions }) => lanes[id] !== undefined && regions.includes(region.id),
  );
  return (
    <label className={isOffered ? css.box : css.notOffered}>
      <TriCheckbox
        chosen={servers.filter(({ id }) => lanes[id]?.includes(region.id)).length}
        total={servers.length}
        disabled={!isOffered}
        aria-label={`${region.id} for every chosen model`}
        onChange={(isChosen) => {
          onChange(toggledRegion(lanes, known.models, region.id, isChosen));
        }}
      />
      <span>
        {region.id}
        <span className={css.regionName}>
          {region.name}
          {region.twin_of !== null && `, second executor of ${region.twin_of}`}
        </span>
      </span>
    </label>
  );
}

interface RowProps extends Props {
  readonly model: KnownModel;
}

function ModelRow({ model, known, lanes, onChange }: RowProps) {
  const own = lanes[model.id] ?? [];
  return (
    <tr>
      <th scope="row">
        <label className={css.box}>
          <TriCheckbox
            chosen={own.length}
            total={own.length === 0 ? model.regions.length : sharedRegions(lanes, model).length}
            onChange={(isChosen) => {
              onChange(toggledModel(lanes, model, isChosen));
            }}
          />
          <span>
            {model.name}
            {model.name !== model.id && <code className={css.sub}>{model.id}</code>}
          </span>
        </label>
      </th>
      {known.regions.map(({ id: region }) => (
        <td key={region}>
          {model.regions.includes(region) ? (
            <input
              type="checkbox"
              aria-label={`${model.id} from ${region}`}
              checked={own.includes(region)}
              onChange={({ target }) => {
                onChange(toggledLane(lanes, model.id, region, target.checked));
              }}
            />
          ) : (
            <span className={css.none}>not served</span>
          )}
        </td>
      ))}
    </tr>
  );
}
