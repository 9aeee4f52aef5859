// What set-config does.
import { ConfigurationError, commonFile, ownFile, setSetting, siteSettings } from '../host/configuration.ts';
import { failed, wrongUsage } from './failure.ts';
import { settingValue } from './options.ts';

export interface SetConfigOptions {
  readonly sites: string;
  readonly global?: boolean;
  readonly site?: string;
}

/** Sets the key in the file that the options name. */
export function setFromCommand(key: string, value: string, options: SetConfigOptions): void {
  try {
    setSetting(fileOf(options), key, settingValue(value));
  } catch (failure) {
    throw failure instanceof ConfigurationError ? failed(`cannot set ${key}: ${failure.message}`) : failure;
  }
}

function fileOf(options: SetConfigOptions): string {
  if ((options.global ?? false) === (options.site !== undefined))
    throw wrongUsage('set-config needs either -g for all sites, or --site NAME for one');
  if (options.site === undefined) return commonFile(options.sites);
  return ownFile(options.sites, siteSettings(options.sites, options.site).site);
}
