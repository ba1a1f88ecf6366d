import { IMPORTED_REGION } from '@beacon/domain';

/** Where the regions of imported answers are said. Without either they are all of one region, `imported`. */
export interface RegionChoice {
  /** Of every answer, or of those that neither their file nor a field names one for. */
  readonly name?: string | undefined;
  /** Of all answers of a file, by the file as it was named. */
  readonly byFile?: ReadonlyMap<string, string> | undefined;
  /** Path of a field of what is imported, such as `metadata.region`. */
  readonly field?: string | undefined;
}

/** Characters of a region's id. */
const MOST = 40;

/** Names the regions of answers, as whoever imports them declares. */
export class DeclaredRegions {
  /** Spellings by the id that each becomes. */
  readonly #spellings = new Map<string, string>();

  constructor(private readonly choice: RegionChoice = {}) {}

  /**
   * The region of an answer.
   * @param file that it comes from.
   * @param records what its field is looked for in, in this order.
   * @returns the id, or what is wrong.
   */
  of(
    file: string,
    ...records: readonly unknown[]
  ): { readonly id: string } | { readonly problem: string } {
    const { field, name, byFile } = this.choice;
    const ofFile = byFile?.get(file);
    if (ofFile !== undefined) return { id: ofFile };
    const given = field === undefined ? undefined : valueAt(records, field);
    if (given !== undefined) return this.#idOf(given);
    if (field !== undefined && name === undefined) {
      return { problem: `has no field ${field}, which was to name its region` };
    }
    return { id: name ?? IMPORTED_REGION };
  }

  /** `US East (N. Virginia)` becomes `us-east-n-virginia`. Two names that become one id would be mixed up. */
  #idOf(given: string): { readonly id: string } | { readonly problem: string } {
    const id = given
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, MOST)
      .replace(/-$/, '');
    if (id === '') return { problem: `names a region without a letter or digit` };
    const known = this.#spellings.get(id) ?? given;
    this.#spellings.set(id, known);
    return known === given
      ? { id }
      : { problem: `names a region whose id would be ${id}, as that of another name` };
  }
}

/** The value at a path of names, of the first record that has one: a text, or a number as text. */
function valueAt(records: readonly unknown[], path: string): string | undefined {
  for (const record of records) {
    const value = path.split('.').reduce<unknown>(fieldOf, record);
    if (typeof value === 'string' && value !== '') return value;
    if (typeof value === 'number') return String(value);
  }
  return undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}
