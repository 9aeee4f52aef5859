#!/usr/bin/env -S node --stack-size=3900
// The `ristretto` command: checks the runtime, uses the one that came with the installation if needed, and starts.
import { existsSync } from 'node:fs';
import * as modules from 'node:module';

const WANTED = 26;
/** Room for CPython's 200 nested brackets and 1,000 nested calls; the first line says the same. */
const STACK = '--stack-size=3900';
const root = new URL('../../', import.meta.url);

/** The runtime that `npm ci` brings in a clone, or undefined. */
function bundledNode() {
  try {
    const file = modules.createRequire(import.meta.url).resolve('node/bin/node');
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
  const cli = new URL('dist/cli.js', root);
  if (!existsSync(cli)) return fail('dist/cli.js is missing: the build has not run. Run: npm run build');
  modules.enableCompileCache(new URL('dist/.cache', root).pathname);
  await import(cli.href);
}

/** Starts again with the runtime of the installation, and hands it the signals that are meant for it. */
async function startWith(node) {
  const { spawn } = await import('node:child_process');
  const { fileURLToPath } = await import('node:url');
  const child = spawn(node, [STACK, fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(`the runtime ${node} does not start: ${error.message}`));
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

if (Number(process.versions.node.split('.')[0]) >= WANTED) await start();
else {
  const node = bundledNode();
  if (node === undefined)
    fail(
      `this needs Node ${WANTED} or newer, and this is Node ${process.versions.node}. Install Node ${WANTED}, or run npm ci in a clone, which brings it.`,
    );
  else await startWith(node);
}
