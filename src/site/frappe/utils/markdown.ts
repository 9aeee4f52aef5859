// Markdown to HTML, in the form in which Frappe's markdown2 writes it.
import MarkdownIt from 'markdown-it';
import type { Run } from '../../../language/runtime/run.ts';

const parser = new MarkdownIt({ html: true, xhtmlOut: true }).disable('strikethrough');

type Tokens = ReturnType<typeof parser.parse>;

/** A heading's text as the identifier that links name it by. */
function identifier(text: string, taken: Map<string, number>): string {
  const bare = text
    .normalize('NFKD')
    .replaceAll(/[^\x00-\x7f]/g, '')
    .replaceAll(/[^\w\s-]/g, '')
    .trim()
    .toLowerCase()
    .replaceAll(/[-\s]+/g, '-');
  const count = (taken.get(bare) ?? 0) + 1;
  taken.set(bare, count);
  return count === 1 ? bare : `${bare}-${count}`;
}

function decorate(tokens: Tokens): void {
  const taken = new Map<string, number>();
  for (const [at, token] of tokens.entries()) {
    if (token.type === 'heading_open') {
      const id = identifier(tokens[at + 1]?.content ?? '', taken);
      if (id !== '') token.attrSet('id', id);
    }
    if (token.type === 'table_open') token.attrSet('class', 'table table-bordered');
    for (const inner of token.children ?? []) if (inner.type === 'image') inner.attrSet('class', 'screenshot');
  }
}

/** The tokens of each block at the top, by themselves. */
function blocks(tokens: Tokens): Tokens[] {
  const found: Tokens[] = [];
  let block: Tokens = [];
  let depth = 0;
  for (const token of tokens) {
    block.push(token);
    depth += token.nesting;
    if (depth > 0) continue;
    found.push(block);
    block = [];
  }
  return found;
}

/** markdown2 breaks and indents the lines of lists, tables and quotations in its own way. */
function laidOut(html: string): string {
  if (/^<[uo]l/.test(html))
    return html
      .replaceAll('<li>\n<p>', '<li><p>')
      .replaceAll('</p>\n</li>', '</p></li>')
      .replaceAll(/<\/([uo])l>\n<\/li>/g, '</$1l></li>');
  if (html.startsWith('<table')) return html.replaceAll(/^<(th|td)(?=[ >])/gm, '  <$1');
  if (!html.startsWith('<blockquote>') || html.includes('<pre>')) return html;
  return html.replaceAll(/\n(?!<\/?blockquote>|$)/g, '\n  ');
}

/** The HTML of a Markdown text; blocks are set apart by empty lines. */
export function markdownToHtml(run: Run, text: string): string {
  if (text.trim() === '') return '<p></p>\n';
  run.work(text.length * 256);
  run.chargeText(text.length * 2);
  const environment = {};
  const tokens = parser.parse(text, environment);
  decorate(tokens);
  const rendered = blocks(tokens).map((block) =>
    laidOut(parser.renderer.render(block, parser.options, environment).trimEnd()),
  );
  const html = `${rendered.join('\n\n')}\n`;
  run.chargeText(html.length);
  return html;
}
