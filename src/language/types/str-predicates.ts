// Methods of str that ask what kind of characters a text has.
import { type Declaration, method } from '../runtime/declare.ts';
import type { Run } from '../runtime/run.ts';

/** Unicode's digits that are not decimal: superscripts, circled digits and the like. */
const digits =
  /^[\p{Nd}\u00b2\u00b3\u00b9\u1369-\u1371\u19da\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468\u2474-\u247c\u2488-\u2490\u24ea\u24f5-\u24fd\u24ff\u2776-\u277e\u2780-\u2788\u278a-\u2792\u{10a40}-\u{10a43}\u{10e60}-\u{10e68}\u{11052}-\u{1105a}\u{1f100}-\u{1f10a}]+$/u;

/** Numbers, and the ideographs that have a numeric value. */
const numericIdeographs =
  '㐅㒃㠪㭍一七万三九二五亖亿什仟仨伍佰億兆兩六八十千卄卅卌叁参參叄四壱壹幺廾廿弌弍弎弐拾捌柒漆玖百肆萬貮貳贰阡陆陌陸零';
const letters = /^\p{L}+$/u;
const numeric = /^\p{N}+$/u;
const anyCase = /[\p{Lowercase}\p{Uppercase}\p{Lt}]/u;

/** Ideographs with a numeric value beyond the common ones above. */
const rareIdeographs: ReadonlySet<number> = new Set([
  0xf96b, 0xf973, 0xf978, 0xf9b2, 0xf9d1, 0xf9d3, 0xf9fd, 0x20001, 0x20064, 0x200e2, 0x20121, 0x2092a, 0x20983, 0x2098c,
  0x2099c, 0x20aea, 0x20afd, 0x20b19, 0x22390, 0x22998, 0x23b1b, 0x2626d, 0x2f890,
]);
const ideographs: ReadonlySet<string> = new Set([
  ...numericIdeographs,
  ...[...rareIdeographs].map((point) => String.fromCodePoint(point)),
]);

/** Whether a character is one that repr shows as it is. */
export const printable = /^(?:[^\p{C}\p{Z}]| )*$/u;

function isNumeric(text: string): boolean {
  if (numeric.test(text)) return true;
  if (text === '' || /^[\0-\x7f]*$/.test(text)) return false;
  for (const character of text) if (!numeric.test(character) && !ideographs.has(character)) return false;
  return true;
}

function isTitle(text: string): boolean {
  if (/[\p{Uppercase}\p{Lt}\p{Lowercase}][\p{Uppercase}\p{Lt}]/u.test(text)) return false;
  if (/(?:^|[^\p{Uppercase}\p{Lt}\p{Lowercase}])(?![\p{Uppercase}\p{Lt}])\p{Lowercase}/u.test(text)) return false;
  return anyCase.test(text);
}

function predicate(name: string, doc: string, example: string, test: (text: string) => boolean): Declaration {
  const run = (run: Run, self: string) => {
    run.work(self.length);
    return test(self);
  };
  return method(`${name}()`, { doc, examples: [example], run });
}

/** Rows of str: questions about its characters. */
export const predicateMethods: readonly Declaration[] = [
  predicate('isalpha', 'Return whether there are only letters, and at least one.', "'abc'.isalpha()  #> True", (text) =>
    letters.test(text),
  ),
  predicate(
    'isalnum',
    'Return whether there are only letters and numbers, and at least one.',
    "'abc1'.isalnum()  #> True",
    (text) => /^[\p{L}\p{N}]+$/u.test(text),
  ),
  predicate(
    'isdecimal',
    'Return whether there are only decimal digits, and at least one.',
    "'12'.isdecimal()  #> True",
    (text) => /^\p{Nd}+$/u.test(text),
  ),
  predicate('isdigit', 'Return whether there are only digits, and at least one.', "'12'.isdigit()  #> True", (text) =>
    digits.test(text),
  ),
  predicate(
    'isnumeric',
    'Return whether there are only numeric characters, and at least one.',
    "'½'.isnumeric()  #> True",
    isNumeric,
  ),
  predicate(
    'isspace',
    'Return whether there is only white space, and at least one character.',
    "' \\t'.isspace()  #> True",
    (text) => /^[\t-\r\x1c-\x1f\x85\p{Z}]+$/u.test(text),
  ),
  predicate(
    'isupper',
    'Return whether all cased characters are upper case, and there is at least one.',
    "'AB1'.isupper()  #> True",
    (text) => !/[\p{Lowercase}\p{Lt}]/u.test(text) && /\p{Uppercase}/u.test(text),
  ),
  predicate(
    'islower',
    'Return whether all cased characters are lower case, and there is at least one.',
    "'ab1'.islower()  #> True",
    (text) => !/[\p{Uppercase}\p{Lt}]/u.test(text) && /\p{Lowercase}/u.test(text),
  ),
  predicate(
    'istitle',
    'Return whether each word begins with upper case and goes on in lower case.',
    "'Ab Cd'.istitle()  #> True",
    isTitle,
  ),
  predicate('isascii', 'Return whether all characters are ASCII.', "'abc'.isascii()  #> True", (text) =>
    /^[\0-\x7f]*$/.test(text),
  ),
  predicate(
    'isprintable',
    'Return whether repr would show all characters as they are.',
    "'a\\n'.isprintable()  #> False",
    (text) => printable.test(text),
  ),
  predicate(
    'isidentifier',
    'Return whether the text could be a name in Python.',
    "'a1'.isidentifier()  #> True",
    (text) => /^[_\p{XIDS}][_\p{XIDC}]*$/u.test(text),
  ),
];
