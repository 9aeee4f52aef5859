#!/usr/bin/env node
// The `ristretto` command: checks the runtime, uses the one that came with the installation if needed, and starts.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire, enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const WANTED = 26;
const root = fileURLToPath(new URL('../..', import.meta.url));

/** The runtime that `npm ci` brings in a clone, or undefined. */
function bundledNode() {
  try {
    const file = join(createRequire(import.meta.url).resolve('node/package.json'), '..', 'bin', 'node');
    return existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

function fail(message) {
  process.stderr.write(`ristretto: ${message}\n`);
  process.exitCode = 2;
}

async function start() {
  const cli = join(root, 'dist', 'cli.js');
  if (!existsSync(cli)) return fail(`${cli} is missing: the build has not run. Run: npm run build`);
  enableCompileCache?.(join(root, 'dist', '.cache'));
  await import(cli);
}

if (Number(process.versions.node.split('.')[0]) >= WANTED) await start();
else {
  const node = bundledNode();
  if (node === undefined)
    fail(
      `this needs Node ${WANTED} or newer, and this is Node ${process.versions.node}. Install Node ${WANTED}, or run npm ci in a clone, which brings it.`,
    );
  else
    process.exitCode =
      spawnSync(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1;
}
