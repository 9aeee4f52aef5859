// Bundles what is shipped into dist: the commands, the library, the worker, and the guest that runs inside isolates.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type BuildOptions, build, type OutputFile } from 'esbuild';

const root = import.meta.dirname;
const dist = join(root, 'dist');

/** What stays a package of its own: native code, and servers and drivers that are loaded only when needed. */
const EXTERNAL = ['isolated-vm', 'fastify', 'pino', 'undici', 'mysql2', 'pg', 'nodemailer'];

/** What runs in Node, by the name of the built file. */
const PROGRAMS = {
  cli: 'src/cli/main.ts',
  start: 'src/cli/start.ts',
  worker: 'src/host/worker-entry.ts',
  index: 'src/index.ts',
  'network-thread': 'conformance/attacks/network-thread.ts',
};

/**
 * What embedders load together. Built apart from the programs: files that only some entries of a build share come into
 * chunks of their own, which are not loaded in the order of the sources, and types have to be loaded after their bases.
 */
const LANGUAGE = { python: 'src/python.ts', modules: 'src/modules.ts' };

/** The worker of the attack bench, for the same reason on its own. */
const BENCH = { 'attack-worker': 'conformance/attacks/worker.ts' };

/** What runs in isolates: the site, the bench of attacks, and the smallest site for tests of the host. */
const GUESTS = {
  guest: './src/site/app.ts',
  attacks: './conformance/attacks/program.ts',
  hello: './test/door/hello-site.ts',
};

/** Old files that no build makes any more go after this time: a running process may still load them. */
const KEPT = 10 * 60 * 1000;

const common = {
  absWorkingDir: root,
  bundle: true,
  target: 'esnext',
  legalComments: 'none',
  logLevel: 'silent',
  write: false,
} satisfies BuildOptions;

async function programs(files: Readonly<Record<string, string>>): Promise<readonly OutputFile[]> {
  const entryPoints = Object.fromEntries(Object.entries(files).filter(([, file]) => existsSync(join(root, file))));
  // Packages in the old module form ask for Node's modules with require.
  const js = "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);";
  const result = await build({
    ...common,
    entryPoints,
    outdir: dist,
    format: 'esm',
    platform: 'node',
    splitting: true,
    external: EXTERNAL,
    banner: { js },
    minifySyntax: true,
    minifyWhitespace: true,
  });
  return result.outputFiles;
}

/** The site and the door's inner side, as one script for a bare isolate. The engine adds to the world of each new isolate, so it is hardened there. */
async function guest(name: string, site: string): Promise<readonly OutputFile[]> {
  const contents = `
    import { createSite } from '${site}';
    import { startGuest } from './src/door/guest.ts';
    import { harden } from './src/door/harden.ts';
    globalThis.start = (send, configuration) => {
      const clock = Date.now;
      harden(globalThis);
      return startGuest(createSite, { send, clock, configuration });
    };
  `;
  const result = await build({
    ...common,
    stdin: { contents, resolveDir: root, loader: 'ts' },
    outfile: join(dist, `${name}.js`),
    format: 'iife',
    // Modules are strict, and so must be the script that they become.
    banner: { js: '"use strict";' },
    platform: 'neutral',
    mainFields: ['module', 'main'],
  });
  return result.outputFiles;
}

/** Each file is replaced in one step, and only if it is another one, so that who loads it gets all of it. */
function place(file: OutputFile): boolean {
  if (existsSync(file.path) && readFileSync(file.path, 'utf8') === file.text) return false;
  mkdirSync(dirname(file.path), { recursive: true });
  const fresh = `${file.path}.${process.pid}.new`;
  writeFileSync(fresh, file.contents);
  renameSync(fresh, file.path);
  return true;
}

function removeOld(made: ReadonlySet<string>): void {
  for (const name of readdirSync(dist)) {
    const path = join(dist, name);
    if (made.has(path) || !name.endsWith('.js') || Date.now() - statSync(path).mtimeMs < KEPT) continue;
    rmSync(path);
  }
}

/** What cannot be built is told and makes the build fail; the rest is built all the same. */
async function attempt(making: Promise<readonly OutputFile[]>): Promise<readonly OutputFile[]> {
  try {
    return await making;
  } catch (failure) {
    process.stderr.write(`${failure instanceof Error ? failure.message : 'the build failed'}\n`);
    process.exitCode = 1;
    return [];
  }
}

const guests = Object.entries(GUESTS).filter(([, site]) => existsSync(join(root, site)));
const made = (
  await Promise.all(
    [programs(PROGRAMS), programs(LANGUAGE), programs(BENCH), ...guests.map(([name, site]) => guest(name, site))].map(
      attempt,
    ),
  )
).flat();
// What was compiled and prepared from the old files is of no use any more.
if (made.map(place).includes(true)) rmSync(join(dist, '.cache'), { recursive: true, force: true });
if (process.exitCode !== 1) removeOld(new Set(made.map((file) => file.path)));
