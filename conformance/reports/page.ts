// The report as a page: one file, no scripts, nothing loaded from elsewhere.
import type { Json } from '../case.ts';
import type { Judgement } from '../judge.ts';
import { byTopic, lastLine, type Totals, totals } from './totals.ts';

const style = `body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#1b1f24;background:#fff}
table{border-collapse:collapse;width:100%}th,td{text-align:right;padding:.25rem .6rem;border-bottom:1px solid #d8dde3}
th:first-child,td:first-child{text-align:left}pre{background:#f4f6f8;padding:.6rem;overflow:auto;font-size:13px}
.failed{color:#a40e26;font-weight:600}details{margin:.5rem 0}
@media(prefers-color-scheme:dark){body{color:#e6e9ec;background:#14171a}pre{background:#1f2428}th,td{border-color:#343b42}.failed{color:#ff8d9c}}`;

/** The page for a run of an adapter. */
export function pageReport(judgements: readonly Judgement[], adapter: string): string {
  const failed = judgements.filter((judgement) => judgement.outcome === 'failed');
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Conformance: ${escapeHtml(adapter)}</title><style>${style}</style>
<h1>Conformance: ${escapeHtml(adapter)}</h1>
<p>${lastLine(totals(judgements))}</p>
<table><thead><tr><th>topic<th>passed<th>failed<th>skipped</thead><tbody>
${byTopic(judgements).map(row).join('\n')}
</tbody></table>
${failed.length === 0 ? '' : '<h2>Failures</h2>'}
${failed.map(failure).join('\n')}
</html>
`;
}

function row([topic, { passed, failed, skipped }]: [string, Totals]): string {
  return `<tr><td>${escapeHtml(topic)}<td>${passed}<td${failed > 0 ? ' class="failed"' : ''}>${failed}<td>${skipped}`;
}

function failure({ case: item, differences }: Judgement): string {
  const fields = differences
    .map(
      ({ field, expected, actual }) =>
        `<h3>${escapeHtml(field)}</h3><pre>${lines(expected)}</pre><pre class="failed">${lines(actual)}</pre>`,
    )
    .join('');
  return `<details><summary>${escapeHtml(item.id)}</summary><pre>${escapeHtml(item.source)}</pre>${fields}</details>`;
}

function lines(value: Json): string {
  return escapeHtml(typeof value === 'string' ? value : JSON.stringify(value, null, 2));
}

const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);

function escapeHtml(text: string): string {
  return [...text].map((letter) => entities.get(letter) ?? letter).join('');
}
