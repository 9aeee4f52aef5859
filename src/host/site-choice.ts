// Which site a request is for.
import { siteNames } from './configuration.ts';
import type { KnownSettings } from './known-settings.ts';

/** Names in small letters, with values; those of proxies only where a trusted one has sent them. */
export type SeenHeaders = readonly (readonly [name: string, value: string])[];

/** By `X-Frappe-Site-Name`, by host name, or the default: `default_site`, or the only one there is. */
export function siteOf(settings: KnownSettings, headers: SeenHeaders): string | undefined {
  const header = (wanted: string) => headers.find(([name]) => name === wanted)?.[1];
  const named = header('x-frappe-site-name');
  if (named !== undefined && settings.own(named) !== undefined) return named;
  const host = (header('host') ?? '').replace(/:\d+$/, '').toLowerCase();
  if (settings.own(host) !== undefined) return host;
  const names = siteNames(settings.sites);
  return names.find((name) => name.toLowerCase() === host) ?? fallback(settings, names);
}

function fallback(settings: KnownSettings, names: readonly string[]): string | undefined {
  const configured = settings.common()['default_site'];
  if (typeof configured === 'string') return names.find((name) => name === configured);
  return names.length === 1 ? names[0] : undefined;
}
