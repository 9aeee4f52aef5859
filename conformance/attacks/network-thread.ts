// The thread of a bench's network: sends each request as the worker of a site would, and wakes whoever waits.
import { workerData } from 'node:worker_threads';
import { outgoingPolicy, send } from '../../src/host/outgoing.ts';
import { OutgoingError, type OutgoingRequest } from '../../src/site/host.ts';
import type { NetworkAnswer } from './network.ts';
import { StandIns } from './servers.ts';

const { signal, port } = workerData;
const standIns = new StandIns();
const started = standIns.start();

port.on('message', async (request: OutgoingRequest) => {
  port.postMessage(await answer(request));
  Atomics.store(signal, 0, 1);
  Atomics.notify(signal, 0);
});

async function answer(request: OutgoingRequest): Promise<NetworkAnswer> {
  try {
    await started;
    return { response: await send(request, { ...outgoingPolicy({}), network: standIns.network }) };
  } catch (failure) {
    if (failure instanceof OutgoingError) return { code: failure.code, message: failure.message };
    throw failure;
  }
}
