// ristretto run.
import type { Command } from 'commander';

/** Adds the command. */
export function register(_program: Command): void {}
