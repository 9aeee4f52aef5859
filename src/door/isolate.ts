// isolated-vm behind one small interface: a snapshot, an isolate made from it, text in and text out.
import ivm from 'isolated-vm';

/** A prepared JavaScript world from which isolates are made in a few milliseconds. */
export interface Snapshot {
  readonly copy: ivm.ExternalCopy<ArrayBuffer>;
}

export interface IsolateOptions {
  readonly snapshot: Snapshot;
  /** MiB; a backstop, since the interpreter accounts for itself. */
  readonly memoryLimit: number;
  /** JSON of the site's configuration. */
  readonly configuration: string;
  /** Answers a call of the guest; must neither throw nor reject. */
  readonly answer: (text: string) => Promise<string>;
  /** The engine is beyond repair: this process has to end. */
  readonly onCatastrophe: (why: string) => void;
}

/** Why a call into an isolate gave no answer. */
export class IsolateFailure {
  readonly reason: 'timeout' | 'memory' | 'disposed' | 'fault';
  constructor(reason: IsolateFailure['reason']) {
    this.reason = reason;
  }
}

/** A running site, seen from outside. */
export interface GuestIsolate {
  /** Does one piece of work; throws IsolateFailure. `timeout` is engine time in milliseconds, waiting not included. */
  call(text: string, timeout: number): Promise<string>;
  /** Milliseconds of engine time so far. */
  cpuTime(): number;
  dispose(): void;
}

/** Evaluates the bundle once, so that isolates start with it loaded. */
export function createSnapshot(bundle: string): Snapshot {
  return { copy: ivm.Isolate.createSnapshot([{ code: bundle, filename: 'guest.js' }]) };
}

/** The snapshot as bytes, fit for the same engine only. */
export function snapshotBytes(snapshot: Snapshot): Buffer {
  return Buffer.from(snapshot.copy.copy());
}

/** The snapshot that the bytes are of; they are taken over, not copied. */
export function snapshotFrom(bytes: Buffer<ArrayBuffer>): Snapshot {
  const own = bytes.length === bytes.buffer.byteLength ? bytes.buffer : new Uint8Array(bytes).buffer;
  return { copy: new ivm.ExternalCopy(own, { transferOut: true }) };
}

/** The bundle leaves this function behind as `start`; it is gone before any work arrives. */
const START = `
const start = globalThis.start;
delete globalThis.start;
const apply = $0.applySyncPromise.bind($0);
return start((text) => apply(undefined, [text]), $1);
`;

/** Makes an isolate and starts the site in it. */
export async function createIsolate(options: IsolateOptions): Promise<GuestIsolate> {
  const { snapshot, memoryLimit, onCatastrophe } = options;
  const isolate = new ivm.Isolate({ memoryLimit, snapshot: snapshot.copy, onCatastrophicError: onCatastrophe });
  const context = await isolate.createContext();
  const answer = new ivm.Reference(options.answer);
  const handle = await context.evalClosure(START, [answer, options.configuration], {
    result: { reference: true },
    timeout: 5000,
  });
  return {
    async call(text, timeout) {
      try {
        return String(await handle.apply(undefined, [text], { timeout, result: { copy: true } }));
      } catch (failure) {
        throw new IsolateFailure(isolate.isDisposed ? lossOf(failure) : reasonOf(failure));
      }
    },
    cpuTime: () => (isolate.isDisposed ? 0 : Number(isolate.cpuTime / 1000n) / 1000),
    dispose() {
      if (!isolate.isDisposed) isolate.dispose();
    },
  };
}

function messageOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : '';
}

function lossOf(failure: unknown): IsolateFailure['reason'] {
  return messageOf(failure).includes('memory limit') ? 'memory' : 'disposed';
}

function reasonOf(failure: unknown): IsolateFailure['reason'] {
  return messageOf(failure).includes('timed out') ? 'timeout' : 'fault';
}
