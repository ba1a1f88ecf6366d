import { stackEnv } from '@beacon/stack';
import { z } from 'zod';
import { migrateEnv } from '../../apps/cli/src/migrate/environment.js';
import { provisionEnv } from '../../apps/cli/src/provision/environment.js';
import { executorEnv } from '../../apps/executor/src/environment.js';
import { gatewayEnv } from '../../apps/gateway/src/settings/environment.js';
import { plannerEnv } from '../../apps/planner/src/environment.js';
import { recorderEnv } from '../../apps/recorder/src/environment.js';
import { simulatorEnv } from '../../apps/simulator/src/environment.js';
import { code, table } from './table.js';

/** What each program reads. */
const PROGRAMS: readonly (readonly [string, z.ZodObject])[] = [
  ['gateway', gatewayEnv],
  ['planner', plannerEnv],
  ['executor', executorEnv],
  ['recorder', recorderEnv],
  ['simulator', simulatorEnv],
  ['migrate', migrateEnv],
  ['provision', provisionEnv],
  ['stack', stackEnv],
];

/** A variable as one or several programs read it. */
interface Variable {
  readonly name: string;
  readonly fallback: string;
  readonly allowed: string;
  readonly about: string;
}

/** A variable of which a schema says nothing. */
export class UndescribedVariableError extends Error {
  override readonly name = 'UndescribedVariableError';
}

/** The blocks of docs/operations.md. */
export function environmentBlocks(): [string, string][] {
  return [['environment', environmentTable()]];
}

function environmentTable(): string {
  const programsOf = new Map<string, string[]>();
  for (const [program, schema] of PROGRAMS) {
    for (const [name, field] of Object.entries<z.ZodType>(schema.shape)) {
      const key = JSON.stringify(variableOf(name, field));
      programsOf.set(key, [...(programsOf.get(key) ?? []), program]);
    }
  }
  const rows = [...programsOf].map(
    ([key, programs]) => [JSON.parse(key) as Variable, programs] as const,
  );
  return table(
    ['variable', 'read by', 'default', 'allowed', 'meaning'],
    rows
      .toSorted(([a], [b]) => a.name.localeCompare(b.name, 'en'))
      .map(([{ name, fallback, allowed, about }, programs]) => [
        code(name),
        programs.join(', '),
        fallback,
        allowed,
        about,
      ]),
  );
}

function variableOf(name: string, field: z.ZodType): Variable {
  const about = field.description;
  if (about === undefined) {
    throw new UndescribedVariableError(`${name} has no description: add .describe() in its schema`);
  }
  return { name, fallback: fallbackOf(field), allowed: allowedBy(field), about };
}

function fallbackOf(field: z.ZodType): string {
  if (field instanceof z.ZodDefault || field instanceof z.ZodPrefault) {
    return code(String(field.def.defaultValue));
  }
  return field instanceof z.ZodOptional ? 'none' : '**required**';
}

/** What the schema's innermost says it allows, or the values of an enumeration. */
function allowedBy(field: z.ZodType): string {
  const { allowed } = (field.meta() ?? {}) as { allowed?: unknown };
  if (typeof allowed === 'string') return allowed;
  if (field instanceof z.ZodEnum)
    return field.options.map((option) => code(String(option))).join(', ');
  const inner = innerOf(field);
  return inner === undefined ? 'text' : allowedBy(inner);
}

function innerOf(field: z.ZodType): z.ZodType | undefined {
  const isWrapper =
    field instanceof z.ZodDefault ||
    field instanceof z.ZodPrefault ||
    field instanceof z.ZodOptional;
  return isWrapper ? (field.unwrap() as z.ZodType) : undefined;
}
