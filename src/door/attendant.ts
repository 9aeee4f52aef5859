// The outside of the door: checks each call of a guest, has it done by the services of its site, and answers as data.
import { DatabaseError, OutgoingError } from '../site/host.ts';
import { argumentOf, messageSchemaOf } from './call-schemas.ts';
import type { CallAnswer, CallMessage, CallName, Calls } from './messages.ts';
import { fromGuest, MalformedMessage, readMessage } from './reader.ts';

/** What does the work of the calls, for one site; at once or later. */
export type Services = {
  readonly [N in CallName]: (argument: Calls[N]['argument']) => Calls[N]['answer'] | Promise<Calls[N]['answer']>;
};

export interface AttendantOptions {
  readonly services: Services;
  /** Fixes the site, the transaction and the budget: calls with another one are refused. */
  readonly token: string;
  /** Milliseconds of `performance.now()` after which nothing is answered. */
  readonly deadline: number;
  readonly mostCalls: number;
  /** Told of what went wrong beyond the closed list, for the operator. */
  readonly onFault: (call: string, failure: unknown) => void;
}

/** Answers the calls of one piece of work. */
export class Attendant {
  readonly #options: AttendantOptions;
  #expected = 1;
  #closed = false;

  constructor(options: AttendantOptions) {
    this.#options = options;
  }

  get token(): string {
    return this.#options.token;
  }

  /** Never rejects: what cannot be done is answered as an error. */
  async answer(text: string): Promise<string> {
    const answer = await this.#answered(text);
    return JSON.stringify(this.#closed ? ended : answer);
  }

  /** Ends the work: whatever still comes, or comes back, is answered with nothing. */
  close(): void {
    this.#closed = true;
  }

  async #answered(text: string): Promise<CallAnswer> {
    try {
      const message = messageSchemaOf(readMessage(text, fromGuest));
      this.#check(message);
      return { answer: (await this.#inTime(message)) ?? null };
    } catch (failure) {
      return this.#failed(text, failure);
    }
  }

  #check(message: CallMessage): void {
    if (this.#closed || message.token !== this.#options.token) throw new Refusal('this work has ended');
    if (message.number !== this.#expected) throw new Refusal('a call came out of turn');
    this.#expected += 1;
    if (message.number > this.#options.mostCalls) throw new Refusal('too many calls');
  }

  async #inTime(message: CallMessage): Promise<unknown> {
    const done = this.#perform(message);
    // Most answers are there at once; a timer for each would cost more than the call.
    if (!(done instanceof Promise)) return done;
    // An isolate calls from outside of Node's own callbacks: what a driver leaves for the next tick waits for a turn of the loop.
    setImmediate(() => undefined);
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(
      () => late.reject(new Refusal('the time is over')),
      Math.max(0, this.#options.deadline - performance.now()),
    );
    try {
      return await Promise.race([done, late.promise]);
    } finally {
      clearTimeout(timer);
    }
  }

  #perform(message: CallMessage): unknown {
    const { name, argument } = argumentOf(message.call, message.argument);
    const { services } = this.#options;
    const perform = () => services[name](argument as never);
    if (message.begin !== true) return perform();
    const begun = services.begin(null);
    return begun instanceof Promise ? begun.then(perform) : perform();
  }

  #failed(text: string, failure: unknown): CallAnswer {
    if (failure instanceof DatabaseError)
      return { error: { kind: 'database', code: failure.code, text: failure.message, key: failure.key ?? null } };
    if (failure instanceof OutgoingError)
      return { error: { kind: 'outgoing', code: failure.code, text: failure.message } };
    if (failure instanceof Refusal || failure instanceof MalformedMessage)
      return { error: { kind: 'refused', text: failure.reason } };
    this.#options.onFault(text.slice(0, 200), failure);
    return { error: { kind: 'fault', text: 'the host failed' } };
  }
}

const ended: CallAnswer = { error: { kind: 'ended', text: 'this work has ended' } };

/** A call that may not be made. */
export class Refusal {
  readonly reason: string;
  constructor(reason: string) {
    this.reason = reason;
  }
}
