// Writes down what the real CPythons make of the snippets: `node test/grammar/record.ts`.
import { writeFileSync } from 'node:fs';
import { askCPython, findCPython } from './cpython.ts';
import { SNIPPETS } from './snippets.ts';

for (const version of ['3.11', '3.13', '3.14']) {
  const found = findCPython(version);
  if ('reason' in found) throw new Error(found.reason);
  const answers = askCPython(found.command, SNIPPETS);
  const lines = SNIPPETS.map((program, index) => JSON.stringify({ ...program, expected: answers[index] }));
  writeFileSync(new URL(`./recorded-${version}.jsonl`, import.meta.url), `${lines.join('\n')}\n`);
}
