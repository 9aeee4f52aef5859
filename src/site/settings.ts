// The change number and the system settings: what a request reads before anything else.
import type { PyValue } from '../language/runtime/values.ts';
import type { Context } from './context.ts';
import { findMeta } from './documents/meta-loader.ts';
import { castStored, singleValues } from './documents/singles.ts';

/** Reads the change number and drops caches that are out of date; then makes sure that the settings are there. */
export function readChange(context: Context): void {
  const change = context.database.scalar(
    "SELECT `value` FROM `tabSingles` WHERE `doctype` = '__change' AND `field` = 'number'",
  );
  context.site.follow(typeof change === 'string' ? change : '');
  if (!context.site.caches.settings.has('time_zone')) loadSettings(context);
}

function loadSettings(context: Context): void {
  const { settings } = context.site.caches;
  const stored = singleValues(context, 'System Settings');
  settings.set('time_zone', stored.get('time_zone') ?? 'Asia/Kolkata');
  const meta = findMeta(context, 'System Settings');
  for (const [field, value] of stored) {
    settings.set(field, value === null ? null : castStored(meta?.field(field)?.fieldtype ?? 'Data', value));
  }
}

/** A field of System Settings, cast; None when unknown. */
export function systemSetting(context: Context, field: string): PyValue {
  if (!context.site.caches.settings.has('time_zone')) loadSettings(context);
  return context.site.caches.settings.get(field) ?? null;
}

/** A Check of System Settings. */
export function systemSwitch(context: Context, field: string): boolean {
  const value = systemSetting(context, field);
  return value === 1 || value === true;
}
