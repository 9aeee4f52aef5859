// A site with API scripts, asked under whatever limits a test sets.
import { base64FromText, textFromBase64 } from '../../src/site/base64.ts';
import type { Host, SiteRequest, SiteResponse } from '../../src/site/host.ts';
import { replayedSite } from '../site/replayed.ts';
import { script } from '../site/scripts.ts';
import { newWorld, rows, type World } from '../site/site.ts';

/** Limits by name, as an operator writes them. */
export type Set = Readonly<Record<string, number>>;

/** The answer of a call, with its body read. */
export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly steps: number;
}

/** A world with the given API scripts, each open to guests under its own name. */
export function worldWith(scripts: Readonly<Record<string, string>>): World {
  const world = newWorld();
  for (const [name, text] of Object.entries(scripts)) {
    script(world, name, { script_type: 'API', api_method: name, allow_guest: 1 }, text);
  }
  return world;
}

/** The world's host under another configuration. */
export function hostWith(world: World, own: Readonly<Record<string, unknown>>, more: Partial<Host> = {}): Host {
  return { ...world.host, ...more, configuration: { ...world.host.configuration, own } };
}

/** Posts to an API script under those limits, as a guest or in the session of a cookie. */
export function callWith(world: World, name: string, limits: Set, more: Partial<Host> = {}, cookie = ''): Answer {
  return answerOf(replayedSite(hostWith(world, { limits }, more)).handle(post(name, {}, cookie)));
}

/** The cookie of a new session of Administrator. */
export function login(world: World): string {
  const { headers } = world.site.handle(post('login', { usr: 'Administrator', pwd: 'admin' }, ''));
  const cookies = headers.filter(([name]) => name === 'set-cookie').map(([, value]) => value);
  return cookies.find((value) => value.startsWith('sid='))?.split(';')[0] ?? '';
}

function post(method: string, values: object, cookie: string): SiteRequest {
  return {
    id: 'run-1',
    method: 'POST',
    url: `/api/method/${method}`,
    headers: [
      ['content-type', 'application/json'],
      ['accept', 'application/json'],
      ['cookie', cookie],
    ],
    body: base64FromText(JSON.stringify(values)),
    client: '127.0.0.1',
  };
}

function answerOf({ status, body, steps }: SiteResponse): Answer {
  return { status, body: JSON.parse(textFromBase64(body)), steps };
}

/** Rows that a test compares before and after. */
export function snapshot(world: World, tables: readonly string[]): string {
  return JSON.stringify(tables.map((table) => rows(world, `SELECT * FROM \`${table}\` ORDER BY \`name\``)));
}
