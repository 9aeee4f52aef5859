// HTML from templates: every inserted text is escaped, unless it is markup already.

/** Markup that may be inserted as it is. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Markup from a template literal. */
export function html(strings: TemplateStringsArray, ...values: readonly (string | number | Markup)[]): Markup {
  return new Markup(strings.map((part, at) => part + inserted(values[at] ?? '')).join(''));
}

/** Several pieces, one after the other. */
export function join(pieces: readonly Markup[]): Markup {
  return new Markup(pieces.map((piece) => piece.text).join(''));
}

/** Text of ours that is markup. */
export function raw(text: string): Markup {
  return new Markup(text);
}

function inserted(value: string | number | Markup): string {
  return value instanceof Markup ? value.text : escaped(String(value));
}

/** A text that shows as itself, also inside quotes of an attribute. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
