// The operator's files: sites/common_site_config.json and sites/NAME/site_config.json.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SiteConfiguration } from '../site/host.ts';
import { type DatabaseAddress, databaseAddress } from './databases/address.ts';
import { isSiteName, siteFolder } from './places.ts';

/** Something that an operator wrote, or asked for, cannot be used; the text says what and what to do. */
export class ConfigurationError extends Error {}

/** A settings file, parsed. */
export type Settings = Readonly<Record<string, unknown>>;

/** Both files of a site, and where its database is. */
export interface SiteSettings {
  readonly site: string;
  readonly folder: string;
  readonly common: Settings;
  readonly own: Settings;
  readonly database: DatabaseAddress;
}

/** The path of the file that holds for all sites. */
export function commonFile(sites: string): string {
  return join(sites, 'common_site_config.json');
}

/** The path of a site's own file. */
export function ownFile(sites: string, site: string): string {
  return join(siteFolder(sites, site), 'site_config.json');
}

/** The sites of a folder, sorted. */
export function siteNames(sites: string): readonly string[] {
  if (!existsSync(sites)) return [];
  return readdirSync(sites)
    .filter((name) => isSiteName(name) && existsSync(ownFile(sites, name)))
    .sort();
}

/** The settings that hold for all sites. */
export function commonSettings(sites: string): Settings {
  return settingsIn(commonFile(sites));
}

/** The settings of the site's own file; none where there is no such site. */
export function ownSettings(sites: string, site: string): Settings {
  return isSiteName(site) ? settingsIn(ownFile(sites, site)) : {};
}

/** Everything that is configured for a site; throws ConfigurationError. */
export function siteSettings(sites: string, site: string): SiteSettings {
  if (!isSiteName(site) || !existsSync(ownFile(sites, site))) {
    const known = siteNames(sites);
    const hint = known.length === 0 ? `Create it with: ristretto new-site ${site}` : `Sites here: ${known.join(', ')}`;
    throw new ConfigurationError(`there is no site "${site}" in ${sites}. ${hint}`);
  }
  const folder = siteFolder(sites, site);
  const own = settingsIn(ownFile(sites, site));
  return { site, folder, common: commonSettings(sites), own, database: databaseAddress(own['db'], folder) };
}

/** A text that changes when either file does. */
export function settingsStamp(sites: string, site: string): string {
  return [commonFile(sites), ownFile(sites, site)].map(stampOf).join(' ');
}

/** What the site itself may know of its configuration: no way into the database, no secret of the operator. */
export function visibleConfiguration(settings: SiteSettings): SiteConfiguration {
  return {
    site: settings.site,
    dialect: settings.database.dialect,
    common: withoutSecrets(settings.common),
    own: withoutSecrets(settings.own),
  };
}

/** Sets one key; the file is replaced in one step, so that nobody reads half of it. */
export function setSetting(file: string, key: string, value: unknown): void {
  writeSettings(file, { ...settingsIn(file), [key]: value });
}

/** Writes a settings file in one step. */
export function writeSettings(file: string, settings: Settings): void {
  mkdirSync(join(file, '..'), { recursive: true });
  const fresh = `${file}.${process.pid}.new`;
  writeFileSync(fresh, `${JSON.stringify(settings, null, 1)}\n`, { mode: 0o600 });
  renameSync(fresh, file);
}

function stampOf(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  return found === undefined ? 'absent' : `${found.mtimeMs}:${found.size}:${found.ino}`;
}

function withoutSecrets(settings: Settings): Settings {
  return Object.fromEntries(
    Object.entries(settings).filter(([key]) => !/^(db|db_.*|root_.*|redis_.*|mail_password|encryption_key)$/.test(key)),
  );
}

/** What stands in a settings file, nothing where there is none; throws ConfigurationError. */
export function settingsIn(file: string): Settings {
  if (!existsSync(file)) return {};
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch (failure) {
    throw new ConfigurationError(
      `cannot read ${file}: ${failure instanceof Error ? failure.message : 'unreadable'}. Correct the JSON in it.`,
    );
  }
  throw new ConfigurationError(`cannot use ${file}: it holds no JSON object.`);
}
