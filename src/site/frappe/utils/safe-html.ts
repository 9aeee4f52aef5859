// HTML with nothing in it that could act: frappe.sanitize_html.
import { Parser } from 'htmlparser2';
import type { Run } from '../../../language/runtime/run.ts';
import { addressAttributes, safeAttributes, safeTags, schemes15, schemes16, voidTags } from './safe-html-lists.ts';

/** What becomes of the tags that may not stay: older releases show them as text, newer ones take them out. */
export type Unsafe = 'shown' | 'removed';

/** Texts that newer releases take out together with their tags. */
const actingTags: ReadonlySet<string> = new Set(['script', 'style']);

/** The HTML with only harmless tags, attributes and addresses. */
export function safeHtml(run: Run, html: string, unsafe: Unsafe): string {
  run.work(html.length * 64);
  run.chargeText(html.length * 2);
  const cleaner = new Cleaner(run, html, unsafe);
  return cleaner.text();
}

/** Tags that say something only within a table. */
const tableParts: ReadonlySet<string> = new Set('caption col colgroup tbody td tfoot th thead tr'.split(' '));

class Cleaner {
  readonly #run: Run;
  readonly #html: string;
  readonly #unsafe: Unsafe;
  readonly #pieces: string[] = [];
  /** Elements that are open and were let through. */
  readonly #open: string[] = [];
  /** How many elements are open whose content is taken out. */
  #silent = 0;

  constructor(run: Run, html: string, unsafe: Unsafe) {
    this.#run = run;
    this.#html = html;
    this.#unsafe = unsafe;
  }

  text(): string {
    const parser = new Parser(
      {
        onopentag: (name, attributes) => this.#opened(name, attributes, parser),
        onclosetag: (name, implied) => this.#closed(name, implied, parser),
        ontext: (text) => this.#put(escaped(text, this.#unsafe)),
        oncomment: (comment) => this.#put(`<!--${comment.replaceAll('--', '')}-->`),
      },
      { decodeEntities: true },
    );
    parser.end(this.#html);
    while (this.#open.length > 0) this.#pieces.push(`</${this.#open.pop()}>`);
    return this.#pieces.join('');
  }

  #put(piece: string): void {
    this.#run.tick();
    if (this.#silent === 0) this.#pieces.push(piece);
  }

  #allowed(name: string): boolean {
    return safeTags.has(name) || (name === 'style' && this.#unsafe === 'shown');
  }

  #opened(name: string, attributes: Readonly<Record<string, string>>, { startIndex, endIndex }: Parser): void {
    if (!this.#allowed(name)) {
      if (this.#unsafe === 'shown') this.#put(asText(this.#html.slice(startIndex, endIndex + 1)));
      else if (actingTags.has(name)) this.#silent += 1;
      return;
    }
    if (tableParts.has(name) && !this.#open.includes('table')) return;
    // A row of a table belongs to its body.
    if (name === 'tr' && this.#open.at(-1) === 'table') this.#start('tbody', '');
    this.#start(name, this.#attributes(name, attributes));
  }

  #start(name: string, attributes: string): void {
    if (name === 'html' || name === 'head' || name === 'body') return;
    this.#put(`<${name}${attributes}>`);
    if (!voidTags.has(name)) this.#open.push(name);
  }

  #closed(name: string, implied: boolean, { startIndex, endIndex }: Parser): void {
    if (!this.#allowed(name)) {
      if (this.#unsafe === 'removed' && actingTags.has(name)) this.#silent -= 1;
      else if (this.#unsafe === 'shown' && !implied) this.#put(asText(this.#html.slice(startIndex, endIndex + 1)));
      return;
    }
    const at = this.#open.lastIndexOf(name);
    while (at >= 0 && this.#open.length > at) this.#put(`</${this.#open.pop()}>`);
  }

  #attributes(tag: string, given: Readonly<Record<string, string>>): string {
    const newer = this.#unsafe === 'removed';
    const kept = Object.entries(given).flatMap(([name, value]) => {
      const safe = this.#value(name, value);
      return safe === undefined || (newer && tag === 'a' && name === 'rel')
        ? []
        : [attribute(name, safe, this.#unsafe)];
    });
    if (newer && tag === 'a') kept.push(' rel="noopener noreferrer"');
    return kept.join('');
  }

  /** What an attribute may say, `undefined` when it may not stay. */
  #value(name: string, value: string): string | undefined {
    if (!safeAttributes.has(name) && !/^data-[a-z0-9._:-]+$/.test(name)) return undefined;
    if (addressAttributes.has(name)) return isSafeAddress(value, this.#unsafe) ? value : undefined;
    return name === 'style' ? styles(value, this.#unsafe) : value;
  }
}

function attribute(name: string, value: string, unsafe: Unsafe): string {
  if (unsafe === 'shown' && value === '' && name !== 'alt' && name !== 'value') return ` ${name}`;
  const quoted = value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return ` ${name}="${unsafe === 'shown' ? quoted : quoted.replaceAll('>', '&gt;').replaceAll('\u00a0', '&nbsp;')}"`;
}

function escaped(text: string, unsafe: Unsafe): string {
  const plain = asText(text);
  return unsafe === 'shown' ? plain : plain.replaceAll('\u00a0', '&nbsp;');
}

function asText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Whether an address is relative or of a known scheme; blanks and control characters hide nothing. */
function isSafeAddress(value: string, unsafe: Unsafe): boolean {
  const bare = value.replaceAll(/[\x00-\x20\x7f-\xa0\u200b\ufeff]/g, '').toLowerCase();
  const scheme = /^([^/?#:]*):/.exec(bare)?.[1];
  return scheme === undefined || (unsafe === 'shown' ? schemes15 : schemes16).has(scheme);
}

/** The declarations of a style that only change how something looks. */
function styles(value: string, unsafe: Unsafe): string {
  const kept = value
    .split(';')
    .map((part) => part.trim())
    .filter(
      (part) =>
        /^[a-z-]+\s*:/i.test(part) && !/^(-moz-binding|behaviou?r)\b|url\s*\(|expression|script:|[\\<]/i.test(part),
    );
  if (unsafe === 'removed') return kept.map((part) => part.replace(/\s*:\s*/, ':')).join(';');
  return kept.map((part) => `${part};`).join(' ');
}
