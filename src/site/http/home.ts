// The page at `/`: what is running, which scripts are installed, and for each the request to try.
import type { Context } from '../context.ts';
import { findMeta } from '../documents/meta-loader.ts';
import { hasPermission } from '../permissions/check.ts';
import { scriptMap } from '../scripts/registry.ts';
import { scriptsEnabled } from '../scripts/safe-exec.ts';
import type { ScriptRecord } from '../site.ts';
import { type Attempt, attempts } from './attempts.ts';
import { html, join, type Markup, raw } from './markup.ts';

/** Whether the request asks for this page. */
export function asksForHome({ request, formDict }: Context): boolean {
  const method = request?.method ?? '';
  return request?.path === '/' && (method === 'GET' || method === 'HEAD') && !formDict.table.map.has('cmd');
}

/** The page, whole. */
export function homePage(context: Context): string {
  const scripts = shownScripts(context);
  const origin = originOf(context);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${context.site.host.configuration.site} – Ristretto</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<header><h1>${context.site.host.configuration.site}</h1><p>Ristretto runs Frappe’s server scripts here.</p></header>
<main>
<h2>What is running</h2>
${facts(context)}
<h2>Signing in</h2>
<p>Requests of guests need nothing. For all others, sign in once; curl keeps the session in the file <code>session</code>.</p>
${command(`curl -c session -d usr=Administrator -d pwd=PASSWORD ${origin}/api/method/login`)}
<h2>Scripts</h2>
${scripts.length === 0 ? html`<p>No script is shown: ${whyNone(context)}</p>` : join(scripts.map((script) => section(context, script, origin)))}
</main>
</body>
</html>
`.text;
}

function facts(context: Context): Markup {
  const { profile, python, host } = context.site;
  const rows: readonly (readonly [string, Markup])[] = [
    ['Site', html`${host.configuration.site}, on ${engines.get(host.configuration.dialect) ?? ''}`],
    ['Rules', html`${profile}, Python ${python}`],
    [
      'Script execution',
      scriptsEnabled(context)
        ? html`on`
        : html`off: every script is refused. Switch it on with <code>ristretto set-config -g server_script_enabled 1</code>`,
    ],
    ['You are', html`${context.user}`],
  ];
  return html`<dl>${join(rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`))}</dl>`;
}

const engines: ReadonlyMap<string, string> = new Map([
  ['sqlite', 'SQLite'],
  ['mariadb', 'MariaDB'],
  ['postgres', 'PostgreSQL'],
]);

/** Everyone sees what guests may call; the rest is for those who may read scripts, or for all on a site made to show them. */
function shownScripts(context: Context): readonly ScriptRecord[] {
  const all = [...scriptMap(context).records.values()].reverse();
  return mayReadAll(context) ? all : all.filter((script) => script.type === 'API' && script.allowGuest);
}

function mayReadAll(context: Context): boolean {
  const setting = context.site.setting('list_scripts');
  if (setting === true || setting === 1) return true;
  return hasPermission(context, { doctype: 'Server Script', right: 'read', explain: false });
}

function whyNone(context: Context): string {
  return mayReadAll(context) ? 'none is installed and enabled.' : 'guests see those that they may call.';
}

function section(context: Context, script: ScriptRecord, origin: string): Markup {
  const meta = script.doctype === '' ? undefined : findMeta(context, script.doctype);
  const tries = attempts(script, meta, origin);
  return html`<section>
<h3>${script.name}</h3>
<p>${trigger(script)}</p>
<pre><code>${script.text}</code></pre>
${tries.length === 0 ? html`` : html`<p>Try it:</p>${join(tries.map(attempt))}`}
</section>
`;
}

function trigger(script: ScriptRecord): Markup {
  const limit = script.rateLimited
    ? `, at most ${script.rateLimitCount} times in ${script.rateLimitSeconds} seconds from one address`
    : '';
  const words = new Map<string, Markup>([
    ['DocType Event', html`${script.doctype}, ${script.event}`],
    [
      'API',
      html`API method <code>${script.apiMethod}</code>, ${script.allowGuest ? 'also for guests' : 'after signing in'}${limit}`,
    ],
    ['Permission Query', html`Permission query of ${script.doctype}`],
  ]);
  return words.get(script.type) ?? html`${script.type}`;
}

function attempt({ line, link }: Attempt): Markup {
  return link === undefined ? command(line) : html`${command(line)}<p><a href="${link}">Open it</a></p>`;
}

function command(line: string): Markup {
  return html`<pre class="try"><code>${line}</code></pre>`;
}

/** Where this page was asked for, unless the request says something odd. */
function originOf({ request, site }: Context): string {
  const host = request?.headers.get('host') ?? '';
  const scheme = request?.headers.get('x-forwarded-proto') === 'https' ? 'https' : 'http';
  return `${scheme}://${/^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/i.test(host) ? host : site.host.configuration.site}`;
}

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { max-width: 48rem; margin: 2rem auto; padding: 0 1rem }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem }
dt { font-weight: 600 }
dd { margin: 0 }
section { border-top: 1px solid #8886; padding: .5rem 0 }
pre { overflow-x: auto; padding: .75rem; background: #8881; border-radius: .25rem }
pre.try { border-left: .25rem solid #2a7de1 }
`;
