import type { DatabaseProbe } from '../../faults/lab/database-probe.js';
import type { Piece } from './place.js';

const TABLES = `
select format('%I.%I', table_schema, table_name) as name from information_schema.tables
where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`;

/** Every row of every table, all of its columns as JSON: bytes are hexadecimal there. */
export async function databaseTexts(database: DatabaseProbe): Promise<readonly Piece[]> {
  const pieces: Piece[] = [];
  for (const { name } of await database.query<{ name: string }>(TABLES)) {
    const sql = `select to_jsonb(t)::text as text from ${name} t`;
    const rows = await database.query<{ text: string }>(sql);
    pieces.push(...rows.map(({ text }) => ({ where: `table ${name}`, text })));
  }
  return pieces;
}
