// What crosses the door: one JSON text for each direction of each call.
import type {
  DatabaseErrorCode,
  Job,
  LogEntry,
  Mail,
  OutgoingError,
  OutgoingRequest,
  OutgoingResponse,
  RowOperation,
  Rows,
  SiteRequest,
  SiteResponse,
  Statement,
  WriteResult,
} from '../site/host.ts';

/** The longest text that leaves an isolate, in UTF-16 units. */
export const LONGEST_MESSAGE = 8 * 1024 * 1024;

/** What a file of the site is asked to do. */
export type FileOperation =
  | { readonly kind: 'read'; readonly id: string }
  | { readonly kind: 'write'; readonly id: string; readonly base64: string }
  | { readonly kind: 'delete'; readonly id: string };

/** Every call that the guest may make: its argument and its answer. */
export interface Calls {
  read: { argument: Statement; answer: Rows };
  write: { argument: RowOperation; answer: WriteResult };
  begin: { argument: null; answer: null };
  commit: { argument: null; answer: null };
  rollback: { argument: null; answer: null };
  savepoint: { argument: string; answer: null };
  rollbackTo: { argument: string; answer: null };
  release: { argument: string; answer: null };
  fetch: { argument: OutgoingRequest; answer: OutgoingResponse };
  random: { argument: number; answer: string };
  enqueue: { argument: Job; answer: null };
  mail: { argument: Mail; answer: null };
  log: { argument: LogEntry; answer: null };
  hashPassword: { argument: string; answer: string };
  verifyPassword: { argument: { readonly password: string; readonly hash: string }; answer: boolean };
  encryptSecret: { argument: string; answer: string };
  decryptSecret: { argument: string; answer: string | null };
  file: { argument: FileOperation; answer: string | null };
}

/** The name of a call. */
export type CallName = keyof Calls;

/** A call on its way out: the token names the request it belongs to, the numbers run up by one. */
export interface CallMessage {
  readonly token: string;
  readonly number: number;
  readonly call: string;
  readonly argument: unknown;
  /** A transaction is begun first: the site's `begin` travels with the first call that needs it. */
  readonly begin?: true;
}

/** Why a call failed, from a closed list; `text` is written for the tenant. */
export type CallError =
  | { readonly kind: 'database'; readonly code: DatabaseErrorCode; readonly text: string; readonly key: string | null }
  | { readonly kind: 'outgoing'; readonly code: OutgoingError['code']; readonly text: string }
  | { readonly kind: 'refused' | 'ended' | 'fault'; readonly text: string };

/** The answer to a call. */
export type CallAnswer = { readonly answer: unknown } | { readonly error: CallError };

/** The time that a piece of work may take, in milliseconds. */
export interface TimeLimits {
  readonly cpu: number;
  readonly wall: number;
}

/** Work for the guest. `now` is the host's clock in microseconds since 1970. */
export type Work = { readonly token: string; readonly now: number; readonly limits: TimeLimits } & (
  | { readonly kind: 'request'; readonly request: SiteRequest }
  | { readonly kind: 'call'; readonly name: string; readonly payload: string }
);

/** What the guest made of it. `fault` is for the operator's log only. */
export type Outcome =
  | { readonly kind: 'response'; readonly response: SiteResponse }
  | { readonly kind: 'result'; readonly result: string }
  | { readonly kind: 'fault'; readonly fault: string };
