// Where the suite's own files are, whether this module is run as it stands or out of the built programs.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The path of a file of the suite. */
export function suiteFile(path: string): string {
  // The source stands in conformance/ and the built programs in dist/, both directly below the root.
  return fileURLToPath(new URL(`../conformance/${path}`, import.meta.url));
}

/** The text of an environment written in Python. */
export function environmentText(file: string): string {
  return readFileSync(suiteFile(`environments/${file}`), 'utf8');
}
