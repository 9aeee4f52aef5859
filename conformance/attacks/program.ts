// The program of the bench, fit for an isolate: it runs attacks on the language and on a site, and says how they ended.
import type { CreateSite } from '../../src/door/guest.ts';
import type { Host } from '../../src/site/host.ts';
import { type Stub, stubFrom } from '../environments/stubs.ts';
import { runOnLanguage } from './on-language.ts';
import { AttackedSite } from './on-site.ts';
import type { AttackOrder } from './report.ts';
import { PROBE, sharedNames } from './world.ts';

/** What can be asked: a JSON value in, a JSON value out. */
type Work = (argument: never) => unknown;

/** Opens the program over a host, as the site's own program is opened. */
export const createSite: CreateSite = (host: Host) => {
  const site = new AttackedSite(host);
  const stubs = new Map<string, Stub>();
  const onLanguage = ({ source, stub, limits }: AttackOrder) => {
    const known = stubs.get(stub) ?? stubFrom(stub, 'attack_stub.py');
    stubs.set(stub, known);
    return runOnLanguage(source, { stub: known, limits, interrupt: () => host.interrupt() });
  };
  const works: ReadonlyMap<string, Work> = new Map<string, Work>([
    ['fill', () => site.fill()],
    ['place', (source: string) => site.place(source)],
    ['attack', (text: string) => site.attack(text)],
    ['query', ({ prelude, source }: { prelude: string; source: string }) => site.query(prelude, source)],
    ['language', onLanguage],
    ['world', (order: AttackOrder) => [sharedNames(), onLanguage({ ...order, source: PROBE }).outcome]],
    ['site-world', () => site.probe()],
  ]);
  return {
    handle: () => {
      throw new Error('the bench answers no requests');
    },
    call: (name, payload) => JSON.stringify(works.get(name)?.(JSON.parse(payload) as never) ?? null),
  };
};
