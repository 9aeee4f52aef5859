// The network of a bench: the host's own outgoing requests, made in a thread so that the site can wait for them.
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { OutgoingError, type OutgoingRequest, type OutgoingResponse } from '../../src/site/host.ts';

/** The thread's program: a source beside this one, or the file that the build makes of it. */
const THREAD = import.meta.url.endsWith('.ts') ? 'network-thread.ts' : 'network-thread.js';

/** What the thread answers. */
export type NetworkAnswer =
  | { readonly response: OutgoingResponse }
  | { readonly code: OutgoingError['code']; readonly message: string };

/** Outgoing requests as a site makes them: the caller waits. */
export class StandInNetwork {
  readonly #signal = new Int32Array(new SharedArrayBuffer(4));
  #thread: { readonly worker: Worker; readonly port: MessagePort } | undefined;

  fetch(request: OutgoingRequest): OutgoingResponse {
    const { port } = this.#started();
    Atomics.store(this.#signal, 0, 0);
    port.postMessage(request);
    Atomics.wait(this.#signal, 0, 0, request.timeout + 5000);
    const answer: NetworkAnswer | undefined = receiveMessageOnPort(port)?.message;
    if (answer === undefined) throw new OutgoingError('timeout', 'The request took too long.');
    if ('response' in answer) return answer.response;
    throw new OutgoingError(answer.code, answer.message);
  }

  close(): void {
    void this.#thread?.worker.terminate();
    this.#thread?.port.close();
  }

  #started(): { readonly port: MessagePort } {
    if (this.#thread !== undefined) return this.#thread;
    const { port1, port2 } = new MessageChannel();
    const worker = new Worker(new URL(THREAD, import.meta.url), {
      workerData: { signal: this.#signal, port: port2 },
      transferList: [port2],
    });
    worker.unref();
    port1.unref();
    this.#thread = { worker, port: port1 };
    return this.#thread;
  }
}
