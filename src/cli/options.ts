// Options that several commands share, and how their texts are read.
import type { Command } from 'commander';
import { wrongUsage } from './failure.ts';

/** Adds `--sites DIR`. */
export function withSites(command: Command): Command {
  return command.option('--sites <dir>', 'the folder of the sites', './sites');
}

/** A whole number from 0 to `most`. */
export function wholeNumber(option: string, text: string, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > most)
    throw wrongUsage(`${option} takes a whole number up to ${most}, not "${text}"`);
  return value;
}

/** A JSON value if the text is one, else the text itself, as bench does. */
export function settingValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
