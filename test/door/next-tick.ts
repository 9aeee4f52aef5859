// A process in which nothing happens but one call of an isolate, answered by a service that goes on at the next tick.
import { Attendant } from '../../src/door/attendant.ts';
import { createIsolate, createSnapshot } from '../../src/door/isolate.ts';
import { services } from './services.ts';

const attendant = new Attendant({
  services: { ...services, begin: () => new Promise((resolve) => process.nextTick(resolve, null)) },
  token: 'x',
  deadline: performance.now() + 2000,
  mostCalls: 1,
  onFault: () => undefined,
});
const isolate = await createIsolate({
  snapshot: createSnapshot('globalThis.start = (send) => (text) => send(text);'),
  memoryLimit: 128,
  configuration: '{}',
  answer: (text) => attendant.answer(text),
  onCatastrophe: () => undefined,
});
const call = JSON.stringify({ token: 'x', number: 1, call: 'begin', argument: null });
process.stdout.write(await isolate.call(call, 500));
isolate.dispose();
