// npm start: an example site on SQLite with the documentation's scripts, served on this machine only.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { commonFile, ownFile, setSetting } from '../host/configuration.ts';
import { packageRoot } from '../host/places.ts';
import { CommandFailure } from './failure.ts';
import { importInto } from './importing.ts';
import { serve } from './serving.ts';
import { createSite } from './site-creation.ts';

const SITE = 'site1.local';

/** Creates what is missing and serves. */
async function start(): Promise<void> {
  const sites = join(packageRoot(), 'sites');
  if (!existsSync(ownFile(sites, SITE))) await prepare(sites);
  const port = process.env['PORT'] ?? '8000';
  await serve({ sites, port, host: '127.0.0.1' });
}

async function prepare(sites: string): Promise<void> {
  const password = randomBytes(9).toString('base64url');
  await createSite(SITE, { sites, db: 'sqlite:', profile: 'frappe-16', python: '3.14' }, password);
  setSetting(commonFile(sites), 'server_script_enabled', 1);
  setSetting(ownFile(sites, SITE), 'list_scripts', 1);
  say(`Created ${SITE} on SQLite. Administrator's password: ${password}`);
  say('Server scripts are switched on (server_script_enabled in sites/common_site_config.json).');
  const summary = await importInto(sites, SITE, join(packageRoot(), 'examples'));
  say(summary);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  await start();
} catch (failure) {
  process.stderr.write(`ristretto: ${failure instanceof Error ? failure.message : 'failed'}\n`);
  process.exitCode = failure instanceof CommandFailure ? failure.code : 1;
}
