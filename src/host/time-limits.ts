// How long a piece of work may take, and how much of a minute a site may compute: defaults, and what the operator sets.
import type { TimeLimits } from '../door/messages.ts';
import { configuredLimits, type LimitPurpose, type Limits, limitCaps } from '../language/runtime/limits.ts';
import { commonSettings, ownSettings } from './configuration.ts';

/** All limits of a site's requests or jobs, from both of its files. */
export function limitsOf(sites: string, site: string, purpose: LimitPurpose): Limits {
  return configuredLimits(purpose, ownSettings(sites, site), commonSettings(sites));
}

/** The time that a request or job of the site may take, in milliseconds. */
export function timeLimits(sites: string, site: string, purpose: LimitPurpose): TimeLimits {
  const { cpu, wall } = limitsOf(sites, site, purpose);
  return { cpu, wall };
}

/** Commands are the operator's: they may take as long as anything may. */
export const COMMAND_TIME: TimeLimits = { cpu: limitCaps.cpu, wall: limitCaps.wall };
