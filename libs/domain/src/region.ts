/** A place from which questions are asked. Its id is canonical; every other spelling is an alias. */
export interface Region {
  /** Canonical name, `^[a-z0-9]+(-[a-z0-9]+)*$`, at most 40 characters: it is part of stream names. */
  readonly id: string;
  /** Name for people, such as `United States`. */
  readonly name: string;
  /** Short code for tables, such as `US`. */
  readonly code: string;
  /** Emoji shown beside the name. */
  readonly flag: string;
  /** How the regional system prompt names the place, such as `the US`. */
  readonly promptName: string;
  /** Other spellings that users may submit; matched without regard to case. */
  readonly aliases: readonly string[];
  /**
   * Id of the region of which this is a second executor: the same place, prompt and models, asked once more. What the two differ
   * by is noise. Absent for a place of its own.
   */
  readonly twinOf?: string;
  /**
   * Values of the node label `topology.kubernetes.io/region` where its executors may run. Absent where the label holds the region's id.
   */
  readonly nodeRegions?: readonly string[];
}

/** The shape of a canonical region id. */
export const REGION_ID_PATTERN = /^[a-z0-9]+(-[a-z0-9]+)*$/;
