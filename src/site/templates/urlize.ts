// The filter that makes links of the addresses in a text.
import { toArray } from '../../language/runtime/iteration.ts';
import { truth } from '../../language/runtime/operators.ts';
import type { Run } from '../../language/runtime/run.ts';
import { repr, str } from '../../language/runtime/text.ts';
import { type PyValue, textOf } from '../../language/runtime/values.ts';
import { cint } from '../casts.ts';
import type { TemplateContext } from './context.ts';
import { raiseJinja } from './errors.ts';
import { escaped, escapeText, markup } from './markup.ts';

const WORD = String.raw`\p{L}\p{N}_`;
const HOST = `(?:https?://|www\\.)(?:(?:[${WORD}%-]+\\.)+)?(?:[a-z]{2,63}|xn--[${WORD}%]{2,59})`;
const DOMAIN = `(?:[${WORD}%-]{2,63}\\.)+(?:com|net|int|edu|gov|org|info|mil)`;
const ADDRESS = String.raw`https?://(?:\d{1,3}(?:\.\d{1,3}){3}|\[(?:[\da-f]{0,4}:){2}(?:[\da-f]{0,4}:?){1,6}\])`;
const WEB = new RegExp(String.raw`^(?:${HOST}|${DOMAIN}|${ADDRESS})(?::\d{1,5})?(?:[/?#]\S*)?$`, 'iu');
const MAIL = new RegExp(`^\\S+@[${WORD}][${WORD}.-]*\\.[${WORD}]+$`, 'u');
const SCHEME = new RegExp(`^[${WORD}.+-]{2,}:/{0,2}$`, 'u');

/** Longer words are no addresses that anybody follows; matching them would take long. */
const LONGEST = 2048;

interface Links {
  readonly limit: number | undefined;
  readonly attributes: string;
  readonly schemes: readonly string[];
}

/** The text, escaped, with its addresses as links. */
export function urlize(
  run: Run,
  { escaping }: TemplateContext,
  value: PyValue,
  limit: PyValue,
  nofollow: PyValue,
  target: PyValue,
  rel: PyValue,
  extraSchemes: PyValue,
): PyValue {
  const schemes = extraSchemes === null ? [] : toArray(run, extraSchemes).map((scheme) => str(run, scheme));
  for (const scheme of schemes)
    if (!SCHEME.test(scheme))
      raiseJinja('FilterArgumentError', `${repr(run, scheme)} is not a valid URI scheme prefix.`);
  const rels = new Set((textOf(rel) ?? '').split(/\s+/).filter((part) => part !== ''));
  if (truth(run, nofollow)) rels.add('nofollow');
  rels.add('noopener');
  const attributes = [
    ` rel="${escapeText(run, [...rels].sort().join(' '))}"`,
    target === null ? '' : ` target="${escaped(run, target)}"`,
  ].join('');
  const links = { limit: limit === null ? undefined : Number(cint(limit)), attributes, schemes };
  const text = escaped(run, value);
  run.work(text.length * 256);
  run.chargeText(text.length * 3);
  const html = text
    .split(/(\s+)/u)
    .map((word) => (word.length > LONGEST ? word : linked(word, links)))
    .join('');
  return escaping.on ? markup(html) : html;
}

/** A word with the address in it as a link; brackets and marks around it stay outside. */
function linked(word: string, links: Links): string {
  const head = /^(?:[(<]|&lt;)+/.exec(word)?.[0] ?? '';
  const rest = word.slice(head.length);
  const marks = /(?:[)>.,\n]|&gt;)+$/.exec(rest)?.[0] ?? '';
  const { middle, tail } = balanced(rest.slice(0, rest.length - marks.length), marks);
  return `${head}${link(middle, links)}${tail}`;
}

const brackets = [
  ['(', ')'],
  ['<', '>'],
  ['&lt;', '&gt;'],
] as const;

/** Closing brackets belong to the address as far as it has opening ones. */
function balanced(start: string, marks: string): { middle: string; tail: string } {
  let [middle, tail] = [start, marks];
  for (const [open, close] of brackets) {
    const opened = count(middle, open);
    if (opened <= count(middle, close)) continue;
    for (let moves = Math.min(opened, count(tail, close)); moves > 0; moves -= 1) {
      const end = tail.indexOf(close) + close.length;
      middle += tail.slice(0, end);
      tail = tail.slice(end);
    }
  }
  return { middle, tail };
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

function link(word: string, { limit, attributes, schemes }: Links): string {
  const letters = limit === undefined ? [] : [...word];
  const shown = limit !== undefined && letters.length > limit ? `${letters.slice(0, limit).join('')}...` : word;
  if (WEB.test(word)) {
    const address = /^https?:\/\//.test(word) ? word : `https://${word}`;
    return `<a href="${address}"${attributes}>${shown}</a>`;
  }
  if (word.startsWith('mailto:') && MAIL.test(word.slice(7))) return `<a href="${word}">${word.slice(7)}</a>`;
  const isMail = word.includes('@') && !/^(?:www\.|@)/.test(word) && !word.includes(':') && MAIL.test(word);
  if (isMail) return `<a href="mailto:${word}">${word}</a>`;
  return schemes.reduce(
    (html, scheme) =>
      html !== scheme && html.startsWith(scheme) ? `<a href="${html}"${attributes}>${html}</a>` : html,
    word,
  );
}
