// Python's str.strip() without an argument.

const whitespace: ReadonlySet<number> = new Set(
  [
    ...'\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000',
  ].map((letter) => letter.charCodeAt(0)),
);

/** A text without the white space, as Python knows it, at both ends. */
export function strip(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && whitespace.has(text.charCodeAt(start))) start += 1;
  while (end > start && whitespace.has(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
