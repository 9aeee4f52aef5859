// The page at `/`: who sees what, and that nothing of a script becomes markup.
import { beforeEach, describe, expect, test } from 'vitest';
import { textFromBase64 } from '../../src/site/base64.ts';
import { script } from './scripts.ts';
import { newWorld, type World, type WorldOptions } from './site.ts';

let world: World;

const API = { script_type: 'API', api_method: 'greet', allow_guest: 1 };
const EVENT = { script_type: 'DocType Event', reference_doctype: 'ToDo', doctype_event: 'Before Save' };

function page(headers: readonly (readonly [string, string])[] = [['host', 'site1.local:8000']], url = '/') {
  const answer = world.site.handle({ id: 'r1', method: 'GET', url, headers, body: '', client: '127.0.0.1' });
  return { status: answer.status, headers: new Map(answer.headers), text: textFromBase64(answer.body) };
}

function begin(options: WorldOptions = {}): void {
  world = newWorld(options);
  script(world, 'greet', API, "frappe.response['message'] = 'hello'");
  script(world, 'secret_rule', EVENT, 'if "test" in doc.description:\n    doc.status = "Closed"');
}

beforeEach(() => begin());

describe('the page at /', () => {
  test('says what is running', () => {
    const { status, headers, text } = page();
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    for (const part of ['test.local', 'SQLite', 'frappe-16', '<dd>on</dd>', '<dd>Guest</dd>'])
      expect(text).toContain(part);
  });

  test('says how to switch scripts on when they are off', () => {
    begin({ common: { server_script_enabled: false } });
    expect(page().text).toContain('ristretto set-config -g server_script_enabled 1');
  });

  test('shows guests the scripts that they may call, with the request to try and a link', () => {
    const { text } = page();
    expect(text).toContain('curl &#39;http://site1.local:8000/api/method/greet&#39;');
    expect(text).toContain('<a href="http://site1.local:8000/api/method/greet">');
    expect(text).not.toContain('secret_rule');
  });

  test('shows everyone everything on a site made to show it', () => {
    begin({ own: { list_scripts: 1 } });
    expect(page().text).toContain(
      '-X POST &#39;http://site1.local:8000/api/resource/ToDo&#39; -H &#39;Content-Type: application/json&#39; -d &#39;{&quot;description&quot;:&quot;test&quot;}&#39;',
    );
  });

  test('shows the text of a script as text', () => {
    script(
      world,
      'R&D "odd"',
      { ...API, api_method: '"><script>alert(1)</script>' },
      'x = "</code><script>alert(2)</script>"',
    );
    const { text, headers } = page();
    expect(text).not.toMatch(/<script|<b>/);
    expect(text).toContain('&lt;script&gt;alert(2)');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('does not repeat a host name that is none', () => {
    expect(page([['host', "x'><script>"]]).text).toContain('http://test.local/api/method/greet');
  });

  test('leaves a request with a command to the command', () => {
    expect(JSON.parse(page([['accept', 'application/json']], '/?cmd=ping').text)).toEqual({ message: 'pong' });
  });
});
