// Mails that wait for delivery: one file each in the site's folder, gone when a mail server has taken it.
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mail } from '../site/host.ts';

/** A mail with the moment it was posted. */
export type PostedMail = Mail & { readonly at: string };

/** Hands a mail over, or throws. */
export type Delivery = (mail: PostedMail) => Promise<void>;

/** Puts a mail into the site's outbox. */
export function post(folder: string, mail: Mail): void {
  const outbox = join(folder, 'outbox');
  mkdirSync(outbox, { recursive: true });
  // Names in order of time, so that mails leave as they came, also those of one millisecond.
  const microseconds = Math.round((performance.timeOrigin + performance.now()) * 1000);
  const name = `${microseconds}-${randomUUID()}`;
  const posted: PostedMail = { at: new Date().toISOString(), ...mail };
  writeFileSync(join(outbox, `${name}.new`), JSON.stringify(posted), { mode: 0o600 });
  renameSync(join(outbox, `${name}.new`), join(outbox, `${name}.json`));
}

/** The mails that wait, the first posted first. */
export function waiting(folder: string): readonly PostedMail[] {
  return names(folder).map((name) => readMail(join(folder, 'outbox', name)));
}

/** Mails posted by earlier versions name no attachments. */
function readMail(file: string): PostedMail {
  return { attachments: [], ...JSON.parse(readFileSync(file, 'utf8')) };
}

/** Delivers what waits, one after the other; ends at the first mail that cannot be delivered, which stays. */
export async function flush(folder: string, deliver: Delivery): Promise<void> {
  giveBack(folder);
  for (const name of names(folder)) {
    const file = join(folder, 'outbox', name);
    const taken = `${file}.${process.pid}`;
    if (!took(file, taken)) continue;
    try {
      await deliver(readMail(taken));
      rmSync(taken);
    } catch (failure) {
      renameSync(taken, file);
      throw failure;
    }
  }
}

/** What a process had taken that is gone waits again: a mail may come twice, but none is lost. */
function giveBack(folder: string): void {
  for (const name of entries(folder)) {
    const [, file, holder] = /^(.*\.json)\.(\d+)$/.exec(name) ?? [];
    if (file !== undefined && !isAlive(Number(holder)))
      took(join(folder, 'outbox', name), join(folder, 'outbox', file));
  }
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}

function names(folder: string): readonly string[] {
  return entries(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
}

function entries(folder: string): readonly string[] {
  try {
    return readdirSync(join(folder, 'outbox'));
  } catch {
    return [];
  }
}

/** Whoever renames a mail's file first has it. */
function took(file: string, taken: string): boolean {
  try {
    renameSync(file, taken);
    return true;
  } catch {
    return false;
  }
}
