// Which site a request is for.
import type { IncomingHttpHeaders } from 'node:http';
import { commonSettings, siteNames } from './configuration.ts';

/** By `X-Frappe-Site-Name` from trusted proxies, by host name, or the default: `default_site`, or the only one there is. */
export function siteOf(sites: string, headers: IncomingHttpHeaders, trusted: boolean): string | undefined {
  const names = siteNames(sites);
  const named = headers['x-frappe-site-name'];
  if (trusted && typeof named === 'string' && names.includes(named)) return named;
  const host = (headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  return names.find((name) => name.toLowerCase() === host) ?? fallback(sites, names);
}

function fallback(sites: string, names: readonly string[]): string | undefined {
  const configured = commonSettings(sites)['default_site'];
  if (typeof configured === 'string') return names.find((name) => name === configured);
  return names.length === 1 ? names[0] : undefined;
}
