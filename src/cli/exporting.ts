// What `export` does.
import { writeFileSync } from 'node:fs';
import { ConfigurationError } from '../host/configuration.ts';
import { callSite, SiteCallError } from '../host/site-call.ts';
import { failed, reasonOf, wrongUsage } from './failure.ts';

export interface ExportOptions {
  readonly sites: string;
  readonly site: string;
  readonly doctype: string;
  readonly out?: string;
}

/** Prints the documents as Frappe's fixtures, or writes them to a file. */
export async function exportFromCommand(options: ExportOptions): Promise<void> {
  const text = `${JSON.stringify(await documentsOf(options), null, 1)}\n`;
  if (options.out === undefined) process.stdout.write(text);
  else write(options.out, text);
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (failure) {
    throw failed(`cannot write the export to ${file}: ${reasonOf(failure)}`);
  }
}

async function documentsOf({ sites, site, doctype }: ExportOptions): Promise<unknown> {
  try {
    return await callSite(sites, site, 'export', { doctype });
  } catch (failure) {
    if (failure instanceof ConfigurationError) throw wrongUsage(`cannot export: ${failure.message}`);
    if (failure instanceof SiteCallError)
      throw failed(`cannot export ${doctype} of ${site}: ${failure.kind}: ${failure.message}`);
    throw failure;
  }
}
