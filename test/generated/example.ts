// An example line in parts: what comes first, the expression, and what it is said to give.

/** One line of a declaration's examples. */
export interface Example {
  /** Where it is declared. */
  readonly name: string;
  readonly line: string;
  /** Statements before the expression, '' if there are none. */
  readonly before: string;
  readonly expression: string;
  readonly ending: 'value' | 'error';
  readonly expected: string;
}

/** Reads `before; expression  #> value` or `before; expression  #! Error: text`. */
export function readExample([name, line]: readonly [string, string]): Example {
  const found = /^(.*?)\s+#([>!]) ?(.*)$/s.exec(line);
  if (found === null) throw new Error(`an example of ${name} says neither #> nor #!: ${line}`);
  const [, code = '', mark, expected = ''] = found;
  const cut = lastSemicolon(code);
  return {
    name,
    line,
    before: code.slice(0, Math.max(cut, 0)),
    expression: code.slice(cut + 1).trim(),
    ending: mark === '>' ? 'value' : 'error',
    expected,
  };
}

/** Where the last statement begins: at the last semicolon outside quotes and brackets; -1 if there is one statement. */
function lastSemicolon(code: string): number {
  let quote = '';
  let last = -1;
  for (let at = 0; at < code.length; at += 1) {
    const letter = code.charAt(at);
    if (quote !== '') {
      if (letter === '\\') at += 1;
      else if (letter === quote) quote = '';
    } else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === ';') last = at;
  }
  return last;
}

/** Whether what came of an example is what it says: a value as the console shows it, a text perhaps without quotes. */
export function agrees(example: Example, came: Came): boolean {
  if (example.ending !== came.ending) return false;
  return example.expected === came.shown || example.expected === came.text;
}

/** What came of running an example. */
export interface Came {
  readonly ending: 'value' | 'error';
  /** The repr of the value, or `Type: message`. */
  readonly shown: string;
  /** The value itself when it is a text. */
  readonly text?: string;
}
