// Where things lie: the package itself, its built files, and the folders of sites.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of this package, from the source and from the built files alike. */
export function packageRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

/** A file made by the build. */
export function built(name: string): string {
  return join(packageRoot(), 'dist', name);
}

/** The folder of a site. */
export function siteFolder(sites: string, site: string): string {
  return join(sites, site);
}

/** True for what may be the name of a site: a host name, never a path. */
export function isSiteName(name: string): boolean {
  return /^[a-z0-9](?:[a-z0-9._-]{0,120}[a-z0-9])?$/i.test(name) && !name.includes('..');
}
