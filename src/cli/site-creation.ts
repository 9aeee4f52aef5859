// Creates a site: its folder and configuration, then its tables through the site's own set-up.
import { randomBytes } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { ownFile, writeSettings } from '../host/configuration.ts';
import { databaseAddress } from '../host/databases/address.ts';
import { reachDatabase } from '../host/databases/open.ts';
import { isSiteName, siteFolder } from '../host/places.ts';
import { callSite } from '../host/site-call.ts';
import { failed, wrongUsage } from './failure.ts';

export interface NewSiteOptions {
  readonly sites: string;
  readonly db: string;
  readonly adminPassword?: string;
  readonly profile: string;
  readonly python: string;
}

const CHOICES: Readonly<Record<'profile' | 'python', readonly string[]>> = {
  profile: ['frappe-15', 'frappe-16'],
  python: ['3.11', '3.14'],
};

/** What `new-site` does and prints. */
export async function createFromCommand(name: string, options: NewSiteOptions): Promise<void> {
  const password = options.adminPassword ?? randomBytes(9).toString('base64url');
  await createSite(name, options, password);
  process.stdout.write(`Created ${name} in ${siteFolder(options.sites, name)}\n`);
  if (options.adminPassword === undefined) process.stdout.write(`Administrator's password: ${password}\n`);
}

/** Creates the site, or leaves nothing of it. */
export async function createSite(name: string, options: NewSiteOptions, password: string): Promise<void> {
  check(name, options);
  await reach(name, options.db);
  const { db, profile, python } = options;
  writeSettings(ownFile(options.sites, name), { db, profile, python });
  try {
    await callSite(options.sites, name, 'setup', { admin_password: password });
  } catch (failure) {
    rmSync(siteFolder(options.sites, name), { recursive: true, force: true });
    throw failed(`cannot create the site "${name}": ${failure instanceof Error ? failure.message : 'unknown reason'}`);
  }
}

function check(name: string, options: NewSiteOptions): void {
  if (!isSiteName(name))
    throw wrongUsage(`"${name}" cannot be the name of a site: use a host name such as site1.local`);
  if (existsSync(siteFolder(options.sites, name)))
    throw failed(
      `cannot create the site "${name}": ${siteFolder(options.sites, name)} exists already. Choose another name, or remove that folder.`,
    );
  for (const key of ['profile', 'python'] as const) {
    if (!CHOICES[key].includes(options[key]))
      throw wrongUsage(`--${key} takes ${CHOICES[key].join(' or ')}, not "${options[key]}"`);
  }
  checkAddress(options.db);
}

async function reach(name: string, db: string): Promise<void> {
  try {
    await reachDatabase(databaseAddress(db, '.'));
  } catch (failure) {
    const [reason] = failure instanceof AggregateError ? failure.errors : [failure];
    throw failed(
      `cannot create the site "${name}": its database cannot be reached: ${reason instanceof Error ? reason.message : String(reason)}. Correct --db, or start the server.`,
    );
  }
}

function checkAddress(db: string): void {
  try {
    databaseAddress(db, '.');
  } catch (failure) {
    throw wrongUsage(`--db: ${failure instanceof Error ? failure.message : db}`);
  }
}
