// Whole numbers in English words, in millions or in lakhs and crores, as num2words writes them.

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const millions =
  'thousand million billion trillion quadrillion quintillion sextillion septillion octillion nonillion decillion undecillion duodecillion tredecillion quattuordecillion quindecillion sexdecillion septendecillion octodecillion novemdecillion vigintillion'.split(
    ' ',
  );

type Scale = readonly (readonly [size: bigint, name: string])[];

const western: Scale = [
  ...millions.map((name, at) => [1000n ** BigInt(at + 1), name] as const).reverse(),
  [100n, 'hundred'],
];
const indian: Scale = [
  [10_000_000n, 'crore'],
  [100_000n, 'lakh'],
  [1000n, 'thousand'],
  [100n, 'hundred'],
];

const INDIAN_END = 10_000_000_000n;

/** Whether there are names for all digits of a number. */
export function hasWords(value: bigint): boolean {
  return value < 1000n ** 22n && value > -(1000n ** 22n);
}

/** A number in words, by thousands or as India counts. */
export function inWords(value: bigint, counting: 'western' | 'indian'): string {
  // num2words knows no Indian number of more than ten digits; Frappe then counts as English does.
  const scale = counting === 'indian' && value < INDIAN_END && value > -INDIAN_END ? indian : western;
  return value < 0n ? `minus ${words(-value, scale)}` : words(value, scale);
}

function words(value: bigint, scale: Scale): string {
  if (value < 100n) return belowHundred(Number(value));
  const found = scale.find(([size]) => value >= size);
  if (found === undefined) return '';
  const [size, name] = found;
  const head = `${words(value / size, scale)} ${name}`;
  const rest = value % size;
  if (rest === 0n) return head;
  return `${head}${rest < 100n ? ' and ' : ', '}${words(rest, scale)}`;
}

function belowHundred(value: number): string {
  if (value < 20) return small[value] ?? '';
  const unit = value % 10;
  return `${tens[Math.floor(value / 10)]}${unit === 0 ? '' : ` ${small[unit]}`}`;
}
