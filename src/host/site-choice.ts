// Which site a request is for.
import type { IncomingHttpHeaders } from 'node:http';
import { siteNames } from './configuration.ts';
import type { KnownSettings } from './known-settings.ts';

/** By `X-Frappe-Site-Name` from trusted proxies, by host name, or the default: `default_site`, or the only one there is. */
export function siteOf(settings: KnownSettings, headers: IncomingHttpHeaders, trusted: boolean): string | undefined {
  const named = headers['x-frappe-site-name'];
  if (trusted && typeof named === 'string' && settings.own(named) !== undefined) return named;
  const host = (headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  if (settings.own(host) !== undefined) return host;
  const names = siteNames(settings.sites);
  return names.find((name) => name.toLowerCase() === host) ?? fallback(settings, names);
}

function fallback(settings: KnownSettings, names: readonly string[]): string | undefined {
  const configured = settings.common()['default_site'];
  if (typeof configured === 'string') return names.find((name) => name === configured);
  return names.length === 1 ? names[0] : undefined;
}
