// The number formats that a site can choose: decimal mark, thousands mark, decimals.

/** A number format. */
export interface NumberFormat {
  readonly name: string;
  readonly decimal: string;
  readonly thousands: string;
  readonly precision: number;
}

const rows: readonly (readonly [name: string, decimal: string, thousands: string, precision: number])[] = [
  ['#,###.##', '.', ',', 2],
  ['#.###,##', ',', '.', 2],
  ['# ###.##', '.', ' ', 2],
  ['# ###,##', ',', ' ', 2],
  ["#'###.##", '.', "'", 2],
  ['#, ###.##', '.', ', ', 2],
  ['#,##,###.##', '.', ',', 2],
  ['#,###.###', '.', ',', 3],
  ['#.###', '', '.', 0],
  ['#,###', '', ',', 0],
  ['#.########', '.', '', 8],
];

const formats: ReadonlyMap<string, NumberFormat> = new Map(
  rows.map(([name, decimal, thousands, precision]) => [name, { name, decimal, thousands, precision }]),
);

/** The format of this name. */
export function numberFormat(name: string): NumberFormat | undefined {
  return formats.get(name);
}

/** The format of this name, or what stands for an unknown one. */
export function numberFormatOr(name: string): NumberFormat {
  return formats.get(name) ?? { name, decimal: '.', thousands: ',', precision: 2 };
}
