// What `diff` does.
import { ConfigurationError } from '../host/configuration.ts';
import { callSite, SiteCallError } from '../host/site-call.ts';
import { failed, wrongUsage } from './failure.ts';

export interface DiffOptions {
  readonly sites: string;
  readonly site: string;
}

/** Prints the difference between two versions of a script, as unified text. */
export async function diffFromCommand(
  script: string,
  versions: readonly string[],
  options: DiffOptions,
): Promise<void> {
  if (versions.length !== 0 && versions.length !== 2)
    throw wrongUsage('diff takes no versions (the last change) or two');
  const text = await difference(script, versions, options);
  process.stdout.write(text === '' ? 'no difference\n' : `${text.replace(/\n$/, '')}\n`);
}

async function difference(script: string, versions: readonly string[], { sites, site }: DiffOptions): Promise<string> {
  try {
    return String((await callSite(sites, site, 'diff', { script, versions })) ?? '');
  } catch (failure) {
    if (failure instanceof ConfigurationError) throw wrongUsage(`cannot compare: ${failure.message}`);
    if (failure instanceof SiteCallError)
      throw failed(`cannot compare versions of "${script}" in ${site}: ${failure.kind}: ${failure.message}`);
    throw failure;
  }
}
