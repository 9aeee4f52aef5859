// HTML as a tree of elements and texts.
import { Parser } from 'htmlparser2';
import type { Run } from '../../../language/runtime/run.ts';

/** An element with what is in it. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (Element | string)[];
}

/** No deeper than this, so that nothing that goes through the tree runs out of stack. */
const DEEPEST = 200;

/** The tree of an HTML text; elements nested too deeply stand beside each other. */
export function readHtml(run: Run, html: string): Element {
  run.work(html.length * 32);
  const root: Element = { name: '', attributes: new Map(), children: [] };
  const open: Element[] = [root];
  const inner = () => open[Math.min(open.length, DEEPEST) - 1] ?? root;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        run.charge(64);
        const element: Element = { name, attributes: new Map(Object.entries(attributes)), children: [] };
        inner().children.push(element);
        open.push(element);
      },
      ontext(text) {
        const { children } = inner();
        const last = children.at(-1);
        if (typeof last === 'string') children[children.length - 1] = last + text;
        else children.push(text);
      },
      onclosetag() {
        if (open.length > 1) open.pop();
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return root;
}
