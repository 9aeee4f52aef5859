// The serve command as an operator runs it: it says where it listens, answers, and drains on SIGTERM.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commonFile, setSetting } from '../../src/host/configuration.ts';
import { PASSWORD, ristretto, SITE } from './served.ts';

const root = join(import.meta.dirname, '..', '..');
const program = join(root, 'src', 'cli', 'bin.js');
let sites: string;
let server: ChildProcess;
let address: string;
const log: string[] = [];

beforeAll(async () => {
  sites = mkdtempSync(join(tmpdir(), 'ristretto-'));
  const made = await ristretto('new-site', SITE, '--sites', sites, '--admin-password', PASSWORD);
  if (made.code !== 0) throw new Error(made.stderr);
  setSetting(commonFile(sites), 'server_script_enabled', 1);
  const imported = await ristretto('import', join(root, 'examples'), '--site', SITE, '--sites', sites);
  if (imported.code !== 0) throw new Error(imported.stderr);
  server = spawn(process.execPath, [program, 'serve', '--sites', sites, '--port', '0', '--workers', '1'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  server.stderr?.on('data', (part) => log.push(String(part)));
  address = await listening(server);
}, 60_000);

afterAll(() => {
  server?.kill('SIGKILL');
  rmSync(sites, { recursive: true, force: true });
});

function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (part) => {
      const found = /^Listening on (\S+)$/m.exec(String(part));
      if (found !== null) resolve(found[1] ?? '');
    });
    child.once('exit', () => reject(new Error(`serve ended: ${log.join('')}`)));
  });
}

const hello = () => fetch(`${address}/api/method/test_method`).then((reply) => reply.text());

describe('serve', () => {
  test('answers where it says that it listens', async () => {
    expect(await hello()).toBe('{"message":"hello"}');
  });

  test('leaves one line of JSON in the log for a request', async () => {
    // A path of its own: lines of earlier requests may still be on their way.
    const path = '/api/method/test_method/logged';
    const lines = () =>
      log
        .join('')
        .split('\n')
        .filter((line) => line.includes(path));
    await fetch(address + path).then((reply) => reply.text());
    await expect.poll(() => lines().length).toBe(1);
    expect(JSON.parse(lines()[0] ?? '')).toMatchObject({ msg: 'request', path, status: 200, script: 'test_method' });
  });

  test('runs a script that was imported meanwhile at the next request', async () => {
    const path = join(root, 'test', 'e2e', 'greeting.json');
    expect(await ristretto('import', path, '--site', SITE, '--sites', sites)).toMatchObject({ code: 0 });
    const reply = await fetch(`${address}/api/method/greeting?name=Ada`);
    expect(await reply.json()).toEqual({ message: 'hello Ada' });
  });

  test('answers what is under way when SIGTERM comes, then ends with 0', async () => {
    const last = fetch(`${address}/api/method/slow_greeting`).then((reply) => reply.status);
    await new Promise((resolve) => setTimeout(resolve, 60));
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    expect(await last).toBe(200);
    expect(await ended).toBe(0);
    await expect(fetch(address)).rejects.toThrow();
  });
});
