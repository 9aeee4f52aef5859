// The parts of the day in English: midnight, in the morning, noon, in the afternoon, in the evening, at night.
import type { Clock } from '../../../../stdlib/modules/datetime-values.ts';

interface Period {
  /** The hour in which it begins. */
  readonly from: number;
  readonly alone: string;
  readonly within: string;
}

const periods: readonly Period[] = [
  { from: 21, alone: 'night', within: 'at night' },
  { from: 18, alone: 'evening', within: 'in the evening' },
  { from: 12, alone: 'afternoon', within: 'in the afternoon' },
  { from: 0, alone: 'morning', within: 'in the morning' },
];

const NARROW = 5;

/** The name of the part of the day, standing alone or within a text; midnight and noon are one second long. */
export function periodOfDay({ hour, minute, second }: Clock, width: number, use: 'alone' | 'within'): string {
  const sharp = minute === 0 && second === 0;
  if (sharp && hour === 0) return width === NARROW ? 'mi' : 'midnight';
  if (sharp && hour === 12) return width === NARROW ? 'n' : 'noon';
  return periods.find(({ from }) => hour >= from)?.[use] ?? '';
}
