// The operator's files as the gateway needs them for each request: read again only when they have changed.
import { statSync } from 'node:fs';
import { configuredLimits, type LimitPurpose, type Limits } from '../language/runtime/limits.ts';
import { commonFile, ownFile, type Settings, settingsIn } from './configuration.ts';
import { isSiteName } from './places.ts';

interface Known {
  readonly stamp: string;
  readonly settings: Settings;
}

interface KnownLimits {
  readonly common: Settings;
  readonly own: Settings;
  readonly limits: Limits;
}

const NONE: Settings = {};

/** The settings of a folder of sites. */
export class KnownSettings {
  readonly sites: string;
  readonly #files = new Map<string, Known>();
  readonly #limits = new Map<string, KnownLimits>();

  constructor(sites: string) {
    this.sites = sites;
  }

  /** What holds for all sites. */
  common(): Settings {
    return this.#read(commonFile(this.sites)) ?? NONE;
  }

  /** What stands in the site's own file; undefined where there is no such site. */
  own(site: string): Settings | undefined {
    return isSiteName(site) ? this.#read(ownFile(this.sites, site)) : undefined;
  }

  /** All limits of the site's requests or jobs, from both files. */
  limits(site: string, purpose: LimitPurpose): Limits {
    const [common, own] = [this.common(), this.own(site) ?? NONE];
    const key = `${purpose} ${site}`;
    const known = this.#limits.get(key);
    if (known?.common === common && known.own === own) return known.limits;
    const limits = configuredLimits(purpose, own, common);
    this.#limits.set(key, { common, own, limits });
    return limits;
  }

  #read(file: string): Settings | undefined {
    const found = statSync(file, { throwIfNoEntry: false });
    if (found === undefined) {
      this.#files.delete(file);
      return undefined;
    }
    const stamp = `${found.mtimeMs} ${found.size} ${found.ino}`;
    const known = this.#files.get(file);
    if (known?.stamp === stamp) return known.settings;
    const settings = settingsIn(file);
    this.#files.set(file, { stamp, settings });
    return settings;
  }
}
