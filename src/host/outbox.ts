// Mails that wait for delivery: one JSON line each in the site's folder.
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Mail } from '../site/host.ts';

/** Puts a mail into the site's outbox. */
export function post(folder: string, mail: Mail): void {
  mkdirSync(join(folder, 'outbox'), { recursive: true });
  appendFileSync(
    join(folder, 'outbox', 'mails.jsonl'),
    `${JSON.stringify({ at: new Date().toISOString(), ...mail })}\n`,
    { mode: 0o600 },
  );
}
