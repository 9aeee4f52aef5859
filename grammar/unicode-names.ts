// Characters by their Unicode name, for \N{...}: letters with accents by rule, common signs by a short table.

const ACCENTS: ReadonlyMap<string, string> = new Map([
  ['GRAVE', '\u0300'],
  ['ACUTE', '\u0301'],
  ['CIRCUMFLEX', '\u0302'],
  ['TILDE', '\u0303'],
  ['MACRON', '\u0304'],
  ['BREVE', '\u0306'],
  ['DOT ABOVE', '\u0307'],
  ['DIAERESIS', '\u0308'],
  ['RING ABOVE', '\u030a'],
  ['DOUBLE ACUTE', '\u030b'],
  ['CARON', '\u030c'],
  ['CEDILLA', '\u0327'],
  ['OGONEK', '\u0328'],
]);

const GREEK = [
  'ALPHA',
  'BETA',
  'GAMMA',
  'DELTA',
  'EPSILON',
  'ZETA',
  'ETA',
  'THETA',
  'IOTA',
  'KAPPA',
  'LAMDA',
  'MU',
  'NU',
  'XI',
  'OMICRON',
  'PI',
  'RHO',
  'FINAL SIGMA',
  'SIGMA',
  'TAU',
  'UPSILON',
  'PHI',
  'CHI',
  'PSI',
  'OMEGA',
];

const SIGNS: ReadonlyMap<string, number> = new Map([
  ['NULL', 0],
  ['SPACE', 0x20],
  ['EXCLAMATION MARK', 0x21],
  ['QUOTATION MARK', 0x22],
  ['NUMBER SIGN', 0x23],
  ['DOLLAR SIGN', 0x24],
  ['PERCENT SIGN', 0x25],
  ['AMPERSAND', 0x26],
  ['APOSTROPHE', 0x27],
  ['LEFT PARENTHESIS', 0x28],
  ['RIGHT PARENTHESIS', 0x29],
  ['ASTERISK', 0x2a],
  ['PLUS SIGN', 0x2b],
  ['COMMA', 0x2c],
  ['HYPHEN-MINUS', 0x2d],
  ['FULL STOP', 0x2e],
  ['SOLIDUS', 0x2f],
  ['COLON', 0x3a],
  ['SEMICOLON', 0x3b],
  ['LESS-THAN SIGN', 0x3c],
  ['EQUALS SIGN', 0x3d],
  ['GREATER-THAN SIGN', 0x3e],
  ['QUESTION MARK', 0x3f],
  ['COMMERCIAL AT', 0x40],
  ['LEFT SQUARE BRACKET', 0x5b],
  ['REVERSE SOLIDUS', 0x5c],
  ['RIGHT SQUARE BRACKET', 0x5d],
  ['CIRCUMFLEX ACCENT', 0x5e],
  ['LOW LINE', 0x5f],
  ['GRAVE ACCENT', 0x60],
  ['LEFT CURLY BRACKET', 0x7b],
  ['VERTICAL LINE', 0x7c],
  ['RIGHT CURLY BRACKET', 0x7d],
  ['TILDE', 0x7e],
  ['NO-BREAK SPACE', 0xa0],
  ['INVERTED EXCLAMATION MARK', 0xa1],
  ['CENT SIGN', 0xa2],
  ['POUND SIGN', 0xa3],
  ['CURRENCY SIGN', 0xa4],
  ['YEN SIGN', 0xa5],
  ['BROKEN BAR', 0xa6],
  ['SECTION SIGN', 0xa7],
  ['DIAERESIS', 0xa8],
  ['COPYRIGHT SIGN', 0xa9],
  ['NOT SIGN', 0xac],
  ['SOFT HYPHEN', 0xad],
  ['REGISTERED SIGN', 0xae],
  ['MACRON', 0xaf],
  ['DEGREE SIGN', 0xb0],
  ['PLUS-MINUS SIGN', 0xb1],
  ['SUPERSCRIPT TWO', 0xb2],
  ['SUPERSCRIPT THREE', 0xb3],
  ['ACUTE ACCENT', 0xb4],
  ['MICRO SIGN', 0xb5],
  ['PILCROW SIGN', 0xb6],
  ['MIDDLE DOT', 0xb7],
  ['CEDILLA', 0xb8],
  ['SUPERSCRIPT ONE', 0xb9],
  ['VULGAR FRACTION ONE QUARTER', 0xbc],
  ['VULGAR FRACTION ONE HALF', 0xbd],
  ['VULGAR FRACTION THREE QUARTERS', 0xbe],
  ['INVERTED QUESTION MARK', 0xbf],
  ['LATIN CAPITAL LETTER AE', 0xc6],
  ['MULTIPLICATION SIGN', 0xd7],
  ['LATIN CAPITAL LETTER O WITH STROKE', 0xd8],
  ['LATIN SMALL LETTER SHARP S', 0xdf],
  ['LATIN SMALL LETTER AE', 0xe6],
  ['DIVISION SIGN', 0xf7],
  ['LATIN SMALL LETTER O WITH STROKE', 0xf8],
  ['ZERO WIDTH SPACE', 0x200b],
  ['ZERO WIDTH NON-JOINER', 0x200c],
  ['ZERO WIDTH JOINER', 0x200d],
  ['EN DASH', 0x2013],
  ['EM DASH', 0x2014],
  ['LEFT SINGLE QUOTATION MARK', 0x2018],
  ['RIGHT SINGLE QUOTATION MARK', 0x2019],
  ['LEFT DOUBLE QUOTATION MARK', 0x201c],
  ['RIGHT DOUBLE QUOTATION MARK', 0x201d],
  ['BULLET', 0x2022],
  ['HORIZONTAL ELLIPSIS', 0x2026],
  ['EURO SIGN', 0x20ac],
  ['INDIAN RUPEE SIGN', 0x20b9],
  ['TRADE MARK SIGN', 0x2122],
  ['OHM SIGN', 0x2126],
  ['LEFTWARDS ARROW', 0x2190],
  ['UPWARDS ARROW', 0x2191],
  ['RIGHTWARDS ARROW', 0x2192],
  ['DOWNWARDS ARROW', 0x2193],
  ['INFINITY', 0x221e],
  ['ALMOST EQUAL TO', 0x2248],
  ['NOT EQUAL TO', 0x2260],
  ['LESS-THAN OR EQUAL TO', 0x2264],
  ['GREATER-THAN OR EQUAL TO', 0x2265],
  ['BLACK STAR', 0x2605],
  ['SNOWMAN', 0x2603],
  ['CHECK MARK', 0x2713],
  ['HEAVY BLACK HEART', 0x2764],
  ['BYTE ORDER MARK', 0xfeff],
  ['REPLACEMENT CHARACTER', 0xfffd],
  ['GRINNING FACE', 0x1f600],
  ['PILE OF POO', 0x1f4a9],
  ['SNAKE', 0x1f40d],
]);

/** The character of this name, in any case; undefined for a name that is not known here. */
export function characterNamed(given: string): string | undefined {
  const name = given.toUpperCase();
  const sign = SIGNS.get(name);
  if (sign !== undefined) return String.fromCodePoint(sign);
  return latin(name) ?? greek(name) ?? ideograph(name);
}

function latin(name: string): string | undefined {
  const found = /^LATIN (CAPITAL|SMALL) LETTER ([A-Z])(?: WITH ([A-Z ]+))?$/.exec(name);
  if (found === null) return undefined;
  const letter = found[1] === 'SMALL' ? found[2]!.toLowerCase() : found[2]!;
  if (found[3] === undefined) return letter;
  const accent = ACCENTS.get(found[3]);
  const composed = accent === undefined ? '' : (letter + accent).normalize('NFC');
  return composed.length === 1 ? composed : undefined;
}

function greek(name: string): string | undefined {
  const found = /^GREEK (CAPITAL|SMALL) LETTER ([A-Z ]+)$/.exec(name);
  const index = found === null ? -1 : GREEK.indexOf(found[2]!);
  if (found === null || index < 0) return undefined;
  const isSmall = found[1] === 'SMALL';
  if (!isSmall && found[2] === 'FINAL SIGMA') return undefined;
  return String.fromCodePoint((isSmall ? 0x3b1 : 0x391) + index);
}

function ideograph(name: string): string | undefined {
  const found = /^CJK UNIFIED IDEOGRAPH-([0-9A-F]{4,5})$/.exec(name);
  if (found === null) return undefined;
  const code = Number.parseInt(found[1]!, 16);
  const isKnown = (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf);
  return isKnown ? String.fromCodePoint(code) : undefined;
}
