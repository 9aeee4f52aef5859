// Default values by user and for the site: rows of DefaultValue, owned by a user or by `__default`.
import type { Context } from '../context.ts';

/** The parent of the site's own defaults. */
export const SITE_DEFAULTS = '__default';

/** All defaults of an owner, by key, as texts in order. */
export function defaultsOf(context: Context, owner: string): ReadonlyMap<string, readonly string[]> {
  const { defaults } = context.site.caches;
  const known = defaults.get(owner);
  if (known !== undefined) return known;
  const found = new Map<string, string[]>();
  const sql = 'SELECT `defkey`, `defvalue` FROM `tabDefaultValue` WHERE `parent` = ? ORDER BY `creation`, `idx`';
  for (const [key, value] of context.database.table(sql, [owner]).rows) {
    const values = found.get(String(key)) ?? [];
    values.push(String(value ?? ''));
    found.set(String(key), values);
  }
  defaults.set(owner, found);
  return found;
}

/** The default of a key for a user, else for the site; `undefined` when there is none. */
export function defaultFor(context: Context, key: string, user: string): string | undefined {
  const scrubbed = key.replaceAll(' ', '_').replaceAll('-', '_').toLowerCase();
  for (const owner of [user, SITE_DEFAULTS]) {
    const defaults = defaultsOf(context, owner);
    const value = defaults.get(key)?.[0] ?? defaults.get(scrubbed)?.[0];
    if (value !== undefined && value !== '') return value;
  }
  return undefined;
}
