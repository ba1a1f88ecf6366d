import { fileOf } from '../client.js';
import type { Page } from '../page.js';
import { ROWS } from './panels.js';
import type { Panel, Query } from './panels.js';

const COLUMNS = 24;
const PANELS_ABREAST = 4;
const ROW_HEIGHT = 1;
const PANEL_HEIGHT = 7;
/** Grafana 10 and newer read it. */
const SCHEMA_VERSION = 39;
const DATA_SOURCE = { type: 'prometheus', uid: '${datasource}' };

/** Where a panel stands, in Grafana's grid. */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** The dashboard as Grafana imports it. */
export async function dashboardFiles(root: string): Promise<Page[]> {
  return [await fileOf(root, 'config/grafana/beacon.json', JSON.stringify(dashboard()))];
}

function dashboard(): object {
  return {
    uid: 'beacon',
    title: 'Beacon',
    tags: ['beacon'],
    schemaVersion: SCHEMA_VERSION,
    editable: true,
    refresh: '30s',
    time: { from: 'now-3h', to: 'now' },
    templating: {
      list: [
        { name: 'datasource', type: 'datasource', query: 'prometheus', label: 'Prometheus' },
        labelVariable('region', 'label_values(beacon_lane_limit, region)'),
        labelVariable('model', 'label_values(beacon_lane_limit{region=~"$region"}, model)'),
      ],
    },
    panels: panels(),
  };
}

function labelVariable(name: string, query: string): object {
  return {
    name,
    type: 'query',
    datasource: DATA_SOURCE,
    query: { query, refId: name },
    // Again whenever the time changes: regions and models come and go.
    refresh: 2,
    includeAll: true,
    multi: true,
    allValue: '.*',
    current: { text: ['All'], value: ['$__all'] },
  };
}

function panels(): object[] {
  const placed: object[] = [];
  let y = 0;
  for (const { title, panels: own } of ROWS) {
    placed.push({
      type: 'row',
      id: placed.length + 1,
      title,
      collapsed: false,
      panels: [],
      gridPos: { x: 0, y, w: COLUMNS, h: ROW_HEIGHT },
    });
    y += ROW_HEIGHT;
    for (const [index, panel] of own.entries()) {
      placed.push(chartOf(panel, placed.length + 1, placeOf(index, y)));
    }
    y += Math.ceil(own.length / PANELS_ABREAST) * PANEL_HEIGHT;
  }
  return placed;
}

function placeOf(index: number, top: number): Place {
  const w = COLUMNS / PANELS_ABREAST;
  const line = Math.floor(index / PANELS_ABREAST);
  return { x: (index % PANELS_ABREAST) * w, y: top + line * PANEL_HEIGHT, w, h: PANEL_HEIGHT };
}

function chartOf({ title, about, unit, queries }: Panel, id: number, gridPos: Place): object {
  return {
    type: 'timeseries',
    id,
    title,
    description: about,
    datasource: DATA_SOURCE,
    gridPos,
    fieldConfig: {
      defaults: { unit, min: 0, custom: { fillOpacity: 10, showPoints: 'never' } },
      overrides: [],
    },
    options: {
      legend: { displayMode: 'list', placement: 'bottom', showLegend: true },
      tooltip: { mode: 'multi', sort: 'desc' },
    },
    targets: queries.map(targetOf),
  };
}

function targetOf({ expr, legend }: Query, index: number): object {
  const refId = 'ABCDEFGH'.charAt(index);
  return { refId, datasource: DATA_SOURCE, expr, legendFormat: legend, editorMode: 'code' };
}
