// Bundles what is shipped into dist: the commands, the library, the worker, and the guest that runs inside isolates.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';

const root = import.meta.dirname;

/** What stays a package of its own: native code, and servers and drivers that are loaded only when needed. */
const EXTERNAL = ['isolated-vm', 'fastify', 'pino', 'undici', 'mysql2', 'pg', 'nodemailer'];

const common: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  target: 'esnext',
  legalComments: 'none',
  logLevel: 'warning',
};

/** The entries that exist; the name is that of the built file. */
function present(entries: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(join(root, file))));
}

function program(entries: Readonly<Record<string, string>>, external: readonly string[]): Promise<unknown> {
  // Packages in the old module form ask for Node's modules with require.
  const banner = {
    js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
  };
  return build({
    ...common,
    entryPoints: present(entries),
    outdir: 'dist',
    platform: 'node',
    splitting: true,
    external: [...EXTERNAL, ...external],
    banner,
    minifySyntax: true,
  });
}

/** The site and the door's inner side, as one script for a bare isolate. The engine adds to the world of each new isolate, so it is hardened there. */
export function guest(site: string, outfile: string): Promise<unknown> {
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
  return build({
    ...common,
    stdin: { contents, resolveDir: root, loader: 'ts' },
    outfile,
    format: 'iife',
    platform: 'neutral',
    mainFields: ['module', 'main'],
  });
}

const HOST = {
  cli: 'src/cli/main.ts',
  index: 'src/index.ts',
  worker: 'src/host/worker-entry.ts',
  start: 'src/cli/start.ts',
};

/** A part under construction must not keep the others from being built. */
async function tolerant(first: () => Promise<unknown>, second: () => Promise<unknown>): Promise<void> {
  try {
    await first();
  } catch (failure) {
    process.stderr.write(`${failure instanceof Error ? failure.message : 'the build failed'}\n`);
    await second();
  }
}

if (import.meta.main) {
  await Promise.all([
    tolerant(
      () => program({ ...HOST, python: 'src/language/python.ts' }, []),
      () => program(HOST, ['*/language/python.ts']),
    ),
    tolerant(
      () => guest('./src/site/app.ts', 'dist/guest.js'),
      () => guest('./test/door/hello-site.ts', 'dist/guest.js'),
    ),
    guest('./test/door/hello-site.ts', 'dist/hello.js'),
  ]);
}
