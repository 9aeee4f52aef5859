// What `run --site` does: the script runs in the site's own program, as a user.
import { ConfigurationError } from '../host/configuration.ts';
import { callSite, SiteCallError } from '../host/site-call.ts';
import type { CompileOptions } from '../python.ts';
import { failed, wrongUsage } from './failure.ts';
import type { NamedScript, RunCommandOptions, RunResult } from './running.ts';

/** Runs the script in the site; what it did is undone unless `--commit` says otherwise. */
export async function runInSite(
  script: NamedScript,
  rules: CompileOptions,
  variables: Readonly<Record<string, unknown>>,
  { sites, site, user = 'Administrator', commit = false, json = false }: RunCommandOptions & { readonly site: string },
): Promise<RunResult> {
  const { filename, text } = script;
  const request = { source: text.toString('utf8'), filename, user, commit, variables, scope: rules.scope };
  const result = (await call(sites, site, request)) as RunResult;
  if (!json) process.stdout.write(result.stdout);
  return result;
}

async function call(sites: string, site: string, request: object): Promise<unknown> {
  try {
    return await callSite(sites, site, 'run', request);
  } catch (failure) {
    if (failure instanceof ConfigurationError) throw wrongUsage(`cannot run: ${failure.message}`);
    if (failure instanceof SiteCallError)
      throw failed(`cannot run the script in ${site}: ${failure.kind}: ${failure.message}`);
    throw failure;
  }
}
