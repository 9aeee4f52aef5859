// The limits of a run: one record, one set of defaults, in every build.

/** What a run may use. Sizes are in bytes, code points, entries, bits or calls, as each line says. */
export interface Limits {
  /** Nodes evaluated, natives in proportion to their work. */
  readonly steps: number;
  /** Accounted bytes. */
  readonly memory: number;
  /** Python and native calls under way together. Reaching it is a RecursionError, not a Stop. */
  readonly depth: number;
  /** Bits of one int. */
  readonly intBits: number;
  /** UTF-16 units of one text, bytes of one bytes object. */
  readonly textLength: number;
  /** Entries of one list, dict, set or tuple. */
  readonly collection: number;
  /** Bytes of all print and log output. */
  readonly output: number;
  /** Print and log records. */
  readonly records: number;
  /** UTF-16 units of one print or log record. */
  readonly recordLength: number;
  /** UTF-16 units of the script. */
  readonly source: number;
  /** Calls to the host of any kind, refused ones included. */
  readonly hostCalls: number;
}

/** The defaults of threat-model §7 for a request. */
export const defaultLimits: Limits = {
  steps: 20_000_000,
  memory: 64 * 1024 * 1024,
  depth: 1000,
  intBits: 262_144,
  textLength: 8 * 1024 * 1024,
  collection: 500_000,
  output: 1024 * 1024,
  records: 1000,
  recordLength: 64 * 1024,
  source: 64 * 1024,
  hostCalls: 5000,
};

/** From this size on an allocation is never credited: it could still be in the hands of a native. */
export const LARGE = 4096;
