// HTML to Markdown, in the form in which Frappe's markdownify writes it.
import type { Run } from '../../../language/runtime/run.ts';
import { type Element, readHtml } from './html-tree.ts';

/** Lines are broken at this width. */
const WIDTH = 80;

interface Place {
  /** Inside preformatted text. */
  readonly pre: boolean;
  /** Inside something that stands on one line: a heading, a cell. */
  readonly inline: boolean;
  /** How many lists are around. */
  readonly lists: number;
  /** How many lists with bullets are around. */
  readonly bulleted: number;
  readonly style: MarkdownStyle;
}

/** What becomes of links and of long lines. */
export interface MarkdownStyle {
  /** Links keep their address. */
  readonly links: boolean;
  /** Lines are broken. */
  readonly wrap: boolean;
}

type Convert = (element: Element, text: string, place: Place) => string;

const blockNames = new Set(
  'p div h1 h2 h3 h4 h5 h6 ul ol li blockquote pre hr table tr td th thead tbody tfoot section article header footer main aside nav figure figcaption dl dt dd address body html'.split(
    ' ',
  ),
);

/** Blanks at the ends stay outside of the marks. */
function marked(mark: string): Convert {
  return (_element, text, place) => {
    const inner = text.trim();
    if (place.pre || inner === '') return place.pre ? text : '';
    const before = /^\s/.test(text) ? ' ' : '';
    const after = /\s$/.test(text) ? ' ' : '';
    return `${before}${mark}${inner}${mark}${after}`;
  };
}

function heading(level: number): Convert {
  return (_element, text, place) => {
    const line = text.trim().replaceAll(/\s+/g, ' ');
    if (place.inline) return text;
    return line === '' ? '' : `\n\n${'#'.repeat(level)} ${line}\n\n`;
  };
}

const paragraph: Convert = (_element, text, place) => {
  const inner = text.trim();
  if (place.inline) return inner === '' ? '' : ` ${inner} `;
  return inner === '' ? '' : `\n\n${place.style.wrap ? wrapped(inner) : inner}\n\n`;
};

function wrapped(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const ends = /( {2})?$/.exec(line)?.[1] ?? '';
      return `${wrapLine(line.trim())}${ends}`;
    })
    .join('\n');
}

function wrapLine(line: string): string {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ').filter((part) => part !== '')) {
    if (current !== '' && current.length + 1 + word.length > WIDTH) {
      lines.push(current);
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return [...lines, current].join('\n');
}

const link: Convert = (element, text, place) => {
  const inner = text.trim();
  const href = element.attributes.get('href');
  if (!place.style.links) return text;
  if (place.pre || inner === '') return place.pre ? text : '';
  const before = /^\s/.test(text) ? ' ' : '';
  const after = /\s$/.test(text) ? ' ' : '';
  if (href === undefined || href === '') return text;
  const title = element.attributes.get('title');
  if (inner.replaceAll('\\_', '_') === href && title === undefined) return `${before}<${href}>${after}`;
  return `${before}[${inner}](${href}${titlePart(title)})${after}`;
};

function titlePart(title: string | undefined): string {
  return title === undefined || title === '' ? '' : ` "${title.replaceAll('"', '\\"')}"`;
}

const image: Convert = (element, _text, place) => {
  const alt = element.attributes.get('alt') ?? '';
  if (place.inline) return alt;
  return `![${alt}](${element.attributes.get('src') ?? ''}${titlePart(element.attributes.get('title'))})`;
};

const quote: Convert = (_element, text, place) => {
  const inner = text.trim().replaceAll(/\n{3,}/g, '\n\n');
  if (place.inline) return ` ${inner} `;
  if (inner === '') return '\n';
  return `\n${inner
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n')}\n\n`;
};

const list: Convert = (_element, text, place) => {
  const inner = text.replaceAll(/\n+$/g, '');
  return place.lists > 0 ? `\n${inner.replace(/^\n+/, '')}` : `\n\n${inner.replace(/^\n+/, '')}\n\n`;
};

const preformatted: Convert = (_element, text) =>
  text === '' ? '' : `\n\n\`\`\`\n${text.replace(/^\n|\n$/g, '')}\n\`\`\`\n\n`;

const code: Convert = (_element, text, place) => {
  if (place.pre) return text;
  const fence = text.includes('`') ? '``' : '`';
  return marked(fence)(_element, text, place);
};

const table: Convert = (_element, text) => {
  const rows = text.trim();
  const [first = '', second = ''] = rows.split('\n');
  const cells = Math.max(first.split(' |').length - 1, 0);
  // Markdown has no table without a header.
  const header = second.startsWith('| ---') ? '' : `|${'  |'.repeat(cells)}\n|${' --- |'.repeat(cells)}\n`;
  return `\n\n${header}${rows}\n\n`;
};

const cell: Convert = (_element, text) => ` ${text.trim().replaceAll('\n', ' ')} |`;

const converters: ReadonlyMap<string, Convert> = new Map<string, Convert>([
  ...[1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, heading(level)] as const),
  ...['p', 'div', 'section', 'article'].map((name) => [name, paragraph] as const),
  ...['b', 'strong'].map((name) => [name, marked('**')] as const),
  ...['i', 'em'].map((name) => [name, marked('*')] as const),
  ...['del', 's'].map((name) => [name, marked('~~')] as const),
  ...['code', 'kbd', 'samp'].map((name) => [name, code] as const),
  ...['script', 'style'].map((name) => [name, () => ''] as const),
  ...['ul', 'ol'].map((name) => [name, list] as const),
  ...['td', 'th'].map((name) => [name, cell] as const),
  ['a', link],
  ['br', (_element, _text, place) => (place.inline ? ' ' : '  \n')],
  ['hr', () => '\n\n---\n\n'],
  ['img', image],
  ['blockquote', quote],
  ['pre', preformatted],
  ['table', table],
]);

const bullets = ['*', '+', '-'];

function item(text: string, number: number | undefined, depth: number): string {
  const inner = text.trim();
  const bullet = number === undefined ? (bullets.at(depth % 3) ?? '*') : `${number}.`;
  const [first = '', ...rest] = inner.split('\n');
  const indent = ' '.repeat(bullet.length + 1);
  const lines = rest.map((line) => (line === '' ? '' : `${indent}${line}`));
  return `${[`${bullet} ${first}`, ...lines].join('\n')}\n`;
}

function row(element: Element, text: string): string {
  const cells = element.children.filter((child): child is Element => typeof child !== 'string');
  const header = cells.length > 0 && cells.every(({ name }) => name === 'th');
  const line = `|${text.replaceAll(/\s*\n\s*/g, ' ').trimEnd()}\n`;
  return header ? `${line}|${' --- |'.repeat(cells.length)}\n` : line;
}

function plain(text: string, place: Place): string {
  if (place.pre) return text;
  if (place.style.wrap) return text.replaceAll(/[\t \r\n]+/g, ' ').replaceAll(/[*_]/g, (letter) => `\\${letter}`);
  const lines = text.replaceAll(/[\t \r\n]*[\r\n][\t \r\n]*/g, '\n').replaceAll(/[\t ]+/g, ' ');
  return lines.replaceAll(/[*_]/g, (letter) => `\\${letter}`);
}

function inside(element: Element, place: Place): Place {
  const { name } = element;
  const list = name === 'ul' || name === 'ol';
  return {
    pre: place.pre || name === 'pre' || name === 'code',
    inline: place.inline || /^(h[1-6]|td|th)$/.test(name),
    lists: place.lists + (list ? 1 : 0),
    bulleted: place.bulleted + (name === 'ul' ? 1 : 0),
    style: place.style,
  };
}

function convert(run: Run, element: Element, place: Place): string {
  run.tick();
  const within = inside(element, place);
  let number = element.name === 'ol' ? Number(element.attributes.get('start') ?? 1) || 1 : undefined;
  let text = '';
  for (const [at, child] of element.children.entries()) {
    if (typeof child === 'string') text += edges(element, at, plain(child, within), within);
    else if (child.name === 'li') {
      text += item(convert(run, child, within), number, within.bulleted - 1);
      if (number !== undefined) number += 1;
    } else text += convert(run, child, within);
  }
  run.chargeText(text.length);
  if (element.name === 'tr') return row(element, text);
  return converters.get(element.name)?.(element, text, place) ?? text;
}

/** Blanks next to blocks say nothing. */
function edges(parent: Element, at: number, text: string, place: Place): string {
  if (place.pre) return text;
  const beside = (other: Element | string | undefined) =>
    other === undefined ? blockNames.has(parent.name) : typeof other !== 'string' && blockNames.has(other.name);
  const start = beside(parent.children[at - 1]) ? text.trimStart() : text;
  return beside(parent.children[at + 1]) ? start.trimEnd() : start;
}

/** The Markdown of an HTML text. */
export function htmlToMarkdown(run: Run, html: string, style: MarkdownStyle = { links: true, wrap: true }): string {
  const text = convert(run, readHtml(run, html), { pre: false, inline: false, lists: 0, bulleted: 0, style });
  return text.replaceAll(/\n{3,}/g, '\n\n').replaceAll(/^\n+|\n+$/g, '');
}
