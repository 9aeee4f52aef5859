// A site with users and scripts, and requests to it in a few words.
import { base64FromText } from '../../src/site/base64.ts';
import { run, script } from './scripts.ts';
import { type Answered, called, newWorld, request, type World, type WorldOptions } from './site.ts';

/** A website user without roles and a System User with `roles`; both have the password `secret`. */
export function addUser(world: World, name: string, roles: readonly string[]): void {
  const rows = roles.map((role) => `{"role": "${role}"}`).join(', ');
  run(
    world,
    `frappe.get_doc({"doctype": "User", "email": "${name}", "first_name": "${name.split('@')[0]}", "user_type": "${roles.length > 0 ? 'System User' : 'Website User'}", "roles": [${rows}]}).insert()`,
  );
  called(world, 'set-password', { user: name, password: 'secret' });
}

/** Someone at a site, with the session's cookie. */
export class Client {
  readonly world: World;
  readonly headers: Readonly<Record<string, string>>;

  constructor(world: World, headers: Readonly<Record<string, string>> = {}) {
    this.world = world;
    this.headers = headers;
  }

  get(url: string, headers: Readonly<Record<string, string>> = {}): Answered {
    return request(this.world, 'GET', url, { headers: { ...this.headers, ...headers } });
  }

  post(url: string, json: unknown = {}): Answered {
    return this.send('POST', url, json);
  }

  send(method: string, url: string, json: unknown = {}): Answered {
    return request(this.world, method, url, { json, headers: this.headers });
  }

  /** Sends a body of any type; the answer's body as text where it is no JSON. */
  raw(method: string, url: string, type: string, body: string): { readonly status: number; readonly text: string } {
    const headers = Object.entries({ ...this.headers, ...(type === '' ? {} : { 'content-type': type }) });
    const answer = this.world.site.handle({
      id: 'r1',
      method,
      url,
      headers,
      body: base64FromText(body),
      client: '127.0.0.1',
    });
    return { status: answer.status, text: Buffer.from(answer.body, 'base64').toString() };
  }
}

/** Logs in; `undefined` is a guest. */
export function client(world: World, user?: string, password = user === 'Administrator' ? 'admin' : 'secret'): Client {
  if (user === undefined) return new Client(world);
  const { cookies } = request(world, 'POST', '/api/method/login', { json: { usr: user, pwd: password } });
  return new Client(world, { cookie: `sid=${/sid=([0-9a-f]+)/.exec(cookies)?.[1]}` });
}

/** A new site with an API script for everyone called `a`. */
export function withScript(text: string, options: WorldOptions = {}): World {
  const world = newWorld(options);
  api(world, 'a', text);
  return world;
}

/** Stores an API script for everyone. */
export function api(
  world: World,
  name: string,
  text: string,
  more: Readonly<Record<string, string | number>> = {},
): void {
  script(world, name, { script_type: 'API', api_method: name, allow_guest: 1, ...more }, text);
}

/** The messages for the user, parsed. */
export function messages({ body }: Answered): Readonly<Record<string, unknown>>[] {
  const texts: unknown = JSON.parse(String(body['_server_messages'] ?? '[]'));
  return Array.isArray(texts) ? texts.map((text) => JSON.parse(String(text))) : [];
}
