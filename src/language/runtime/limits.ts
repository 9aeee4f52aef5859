// The limits of a run: one table with the defaults and the caps of every build, and what an operator sets within them.

/** What a run may use. Sizes are in bytes, code points, entries, bits, calls or milliseconds, as each line says. */
export interface Limits {
  /** Milliseconds of computing. */
  readonly cpu: number;
  /** Milliseconds, waiting included. */
  readonly wall: number;
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
  /** Queries that scripts make; what the framework reads for itself counts as host calls only. */
  readonly queries: number;
  /** Rows of one query. */
  readonly rowsPerQuery: number;
  /** Rows of all queries of scripts. */
  readonly rows: number;
  /** Documents inserted, saved, changed directly or deleted. */
  readonly writes: number;
  /** Events that trigger events. */
  readonly eventDepth: number;
  /** Outgoing requests. */
  readonly requests: number;
  /** Bytes of the body of one outgoing request. */
  readonly requestBody: number;
  /** Bytes of the bodies of all outgoing requests. */
  readonly requestBodies: number;
  /** Bytes of the body of one answer to them, after decompression. */
  readonly answerBody: number;
  /** Bytes of the bodies of all answers. */
  readonly answerBodies: number;
  /** Milliseconds of one outgoing request. */
  readonly requestTime: number;
  /** Milliseconds of all outgoing requests. */
  readonly requestTimes: number;
  readonly redirects: number;
  /** Jobs enqueued. */
  readonly jobs: number;
  /** Bytes of the arguments of a job. */
  readonly jobPayload: number;
  /** Jobs that enqueue jobs. */
  readonly chainDepth: number;
  /** Mails queued. */
  readonly mails: number;
  /** Recipients of all mails. */
  readonly recipients: number;
  /** UTF-16 units of the response or result. */
  readonly response: number;
  /** Milliseconds that all requests (or jobs) of the site together may compute in a minute. */
  readonly cpuPerMinute: number;
}

/** Requests and document events, or jobs. */
export type LimitPurpose = 'sync' | 'job';

const KIB = 1024;
const MIB = 1024 * KIB;

type Row = readonly [sync: number, job: number, cap: number];

/** Threat-model §7. */
const TABLE: { readonly [K in keyof Limits]: Row } = {
  cpu: [2000, 30_000, 300_000],
  wall: [10_000, 300_000, 900_000],
  steps: [20_000_000, 300_000_000, 3_000_000_000],
  memory: [64 * MIB, 128 * MIB, 512 * MIB],
  depth: [1000, 1000, 1000],
  intBits: [262_144, 262_144, 1_048_576],
  textLength: [8 * MIB, 16 * MIB, 32 * MIB],
  collection: [500_000, 1_000_000, 2_000_000],
  output: [MIB, 4 * MIB, 16 * MIB],
  records: [1000, 5000, 20_000],
  recordLength: [64 * KIB, 64 * KIB, 64 * KIB],
  source: [64 * KIB, 64 * KIB, 256 * KIB],
  hostCalls: [5000, 50_000, 200_000],
  queries: [200, 1000, 5000],
  rowsPerQuery: [10_000, 50_000, 200_000],
  rows: [50_000, 500_000, 2_000_000],
  writes: [500, 5000, 20_000],
  eventDepth: [8, 8, 16],
  requests: [20, 100, 500],
  requestBody: [MIB, MIB, MIB],
  requestBodies: [5 * MIB, 20 * MIB, 20 * MIB],
  answerBody: [5 * MIB, 10 * MIB, 10 * MIB],
  answerBodies: [25 * MIB, 100 * MIB, 100 * MIB],
  requestTime: [5000, 30_000, 60_000],
  requestTimes: [8000, 120_000, 300_000],
  redirects: [3, 3, 5],
  jobs: [20, 50, 200],
  jobPayload: [256 * KIB, 256 * KIB, MIB],
  chainDepth: [5, 5, 20],
  mails: [10, 50, 50],
  recipients: [100, 1000, 1000],
  response: [8 * MIB, 8 * MIB, 32 * MIB],
  cpuPerMinute: [60_000, 300_000, 600_000],
};

/** The names of all limits. */
export const limitNames = Object.keys(TABLE).filter(isLimit);

function isLimit(name: string): name is keyof Limits {
  return Object.hasOwn(TABLE, name);
}

function limitsFrom(choose: (row: Row, name: keyof Limits) => number): Limits {
  const chosen: { -readonly [K in keyof Limits]?: number } = {};
  for (const name of limitNames) chosen[name] = choose(TABLE[name], name);
  return chosen as Limits;
}

/** The defaults of a request. */
export const defaultLimits: Limits = limitsFrom(([sync]) => sync);

/** The defaults of a background job. */
export const jobLimits: Limits = limitsFrom(([, job]) => job);

/** What no operator's setting goes beyond. */
export const limitCaps: Limits = limitsFrom(([, , cap]) => cap);

/**
 * The limits that an operator's settings give: `limits` for requests, `job_limits` for jobs; the site's own file goes
 * before the common one. What is no positive number is passed over, what is above the cap is the cap.
 */
export function configuredLimits(
  purpose: LimitPurpose,
  own: Readonly<Record<string, unknown>>,
  common: Readonly<Record<string, unknown>>,
): Limits {
  const key = purpose === 'sync' ? 'limits' : 'job_limits';
  const set = new Map([...Object.entries(Object(common[key])), ...Object.entries(Object(own[key]))]);
  return limitsFrom(([sync, job, cap], name) => {
    const value = set.get(name);
    const usual = purpose === 'sync' ? sync : job;
    return typeof value === 'number' && value > 0 ? Math.min(value, cap) : usual;
  });
}

/** From this size on an allocation is never credited: it could still be in the hands of a native. */
export const LARGE = 4096;
