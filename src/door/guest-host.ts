// The Host as the site sees it inside an isolate: every call is one text out and one text back.
import { DatabaseError, type Host, OutgoingError, type SiteConfiguration } from '../site/host.ts';
import { type CallAnswer, type CallError, type CallName, type Calls, LONGEST_MESSAGE, type Work } from './messages.ts';
import { fromHost, readMessage } from './reader.ts';

/** Sends one text and waits for the answer. */
export type Send = (text: string) => string;

/** Milliseconds of some clock that only runs forward. */
export type Clock = () => number;

/** A call failed in a way that the site has no name for; the request ends with it. */
export class DoorFault {
  readonly reason: string;
  constructor(reason: string) {
    this.reason = reason;
  }
}

/** A Host, and the way to tell it which piece of work it now belongs to. */
export interface GuestHost {
  readonly host: Host;
  enter(work: Work): void;
}

/** Makes the Host of an isolate. */
export function createGuestHost(configuration: SiteConfiguration, send: Send, clock: Clock): GuestHost {
  const line = new Line(send, clock);
  const named = (name: 'savepoint' | 'rollbackTo' | 'release') => (savepoint: string) =>
    void line.call(name, savepoint);
  const host: Host = {
    configuration,
    read: (statement) => line.call('read', statement),
    write: (operation) => line.call('write', operation),
    begin: () => line.begin(),
    commit: () => line.end('commit'),
    rollback: () => line.end('rollback'),
    savepoint: named('savepoint'),
    rollbackTo: named('rollbackTo'),
    release: named('release'),
    fetch: (request) => line.call('fetch', request),
    now: () => line.now(),
    random: (bytes) => line.call('random', bytes),
    enqueue: (job) => void line.call('enqueue', job),
    mail: (message) => void line.call('mail', message),
    log: (entry) => void line.call('log', entry),
    hashPassword: (password) => line.call('hashPassword', password),
    verifyPassword: (password, hash) => line.call('verifyPassword', { password, hash }),
    encryptSecret: (secret) => line.call('encryptSecret', secret),
    decryptSecret: (text) => line.call('decryptSecret', text),
    file: (operation) => line.call('file', operation),
    interrupt: () => line.interrupt(),
  };
  return { host, enter: (work) => line.enter(work) };
}

/** The calls that belong to a transaction. */
const inTransaction: ReadonlySet<CallName> = new Set<CallName>(['read', 'write', 'savepoint', 'rollbackTo', 'release']);

/** The line to the other side during one piece of work: token, running number, time used. */
class Line {
  readonly #send: Send;
  readonly #clock: Clock;
  #token = '';
  #number = 0;
  #limits = { cpu: 0, wall: 0 };
  #started = 0;
  #waited = 0;
  #now = 0;
  #latest = 0;
  /** `begun`: the site has begun a transaction in which nothing was asked for yet, so the other side does not know. */
  #transaction: 'none' | 'begun' | 'open' = 'none';
  #wrote = false;
  /** A transaction that changed nothing has ended here, and not yet there. */
  #unsaid = false;

  constructor(send: Send, clock: Clock) {
    this.#send = send;
    this.#clock = clock;
  }

  enter(work: Work): void {
    this.#token = work.token;
    this.#number = 0;
    this.#limits = work.limits;
    this.#started = this.#clock();
    this.#waited = 0;
    this.#now = work.now;
    this.#latest = 0;
    this.#transaction = 'none';
    this.#wrote = false;
    this.#unsaid = false;
  }

  begin(): void {
    if (this.#transaction === 'none') this.#transaction = 'begun';
    else this.call('begin', null);
  }

  /** Ends the transaction. Of one that changed nothing the other side need not hear: the next one, or the end of the work,
   * ends it there. */
  end(how: 'commit' | 'rollback'): void {
    const known = this.#transaction !== 'begun';
    this.#transaction = 'none';
    if (!known) return;
    this.#unsaid = !this.#wrote;
    this.#wrote = false;
    if (!this.#unsaid) this.call(how, null);
  }

  call<N extends CallName>(name: N, argument: Calls[N]['argument']): Calls[N]['answer'] {
    if (inTransaction.has(name)) this.#sayEnd();
    this.#number += 1;
    const begin = this.#transaction === 'begun' && inTransaction.has(name);
    if (begin) this.#transaction = 'open';
    if (name === 'write') this.#wrote = true;
    const text = JSON.stringify({
      token: this.#token,
      number: this.#number,
      call: name,
      argument,
      ...(begin && { begin }),
    });
    if (text.length > LONGEST_MESSAGE) throw new DatabaseError('too-long', 'Data too long');
    const before = this.#clock();
    const reply = this.#send(text);
    this.#waited += this.#clock() - before;
    return answerOf(reply);
  }

  /** What is read outside of a transaction is not read in one that has ended. */
  #sayEnd(): void {
    const unsaid = this.#unsaid && this.#transaction === 'none';
    this.#unsaid = false;
    if (unsaid) this.call('rollback', null);
  }

  /** The host's clock at the start of the work, moved on by this side's; no two answers are equal. */
  now(): number {
    const present = Math.trunc(this.#now + (this.#clock() - this.#started) * 1000);
    this.#latest = Math.max(present, this.#latest + 1);
    return this.#latest;
  }

  interrupt(): 'cpu' | 'wall' | undefined {
    const wall = this.#clock() - this.#started;
    if (wall - this.#waited > this.#limits.cpu) return 'cpu';
    return wall > this.#limits.wall ? 'wall' : undefined;
  }
}

/** The other side is trusted with the form of its answers: it made them from the declared types. */
function answerOf<N extends CallName>(reply: string): Calls[N]['answer'] {
  const message = readMessage(reply, fromHost) as CallAnswer;
  if ('error' in message) throw errorOf(message.error);
  return message.answer as Calls[N]['answer'];
}

function errorOf(error: CallError): DatabaseError | OutgoingError | DoorFault {
  if (error.kind === 'database') return new DatabaseError(error.code, error.text, error.key ?? undefined);
  if (error.kind === 'outgoing') return new OutgoingError(error.code, error.text);
  return new DoorFault(error.text);
}
