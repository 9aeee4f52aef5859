// Which of up to three numbers of a written date is the year, the month and the day, as python-dateutil decides.

import { daysInMonth } from '../../../../stdlib/modules/datetime-civil.ts';
import { raise } from '../../../language/runtime/errors.ts';

/** What was found out; what was not written is missing. */
export interface Written {
  readonly year?: number | undefined;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
}

type Label = 'year' | 'month' | 'day';

/** The numbers of a date in the order in which they were written. */
export class YearMonthDay {
  readonly values: number[] = [];
  readonly #places = new Map<Label, number>();
  /** A year of more than two digits was written. */
  century = false;

  /** Takes a number as it was written, or a month that was named. */
  add(text: string, label?: Label): void {
    const value = Number(text);
    const long = /^\d+$/.test(text) ? text.length > 2 : value > 100;
    if (long && label === 'month') raise('ValueError', 'month');
    if (long) this.century = true;
    this.#put(value, long ? 'year' : label);
  }

  /** Takes a number whose digits do not tell anything. */
  addNumber(value: number): void {
    if (value > 100) this.century = true;
    this.#put(Math.trunc(value), value > 100 ? 'year' : undefined);
  }

  #put(value: number, label: Label | undefined): void {
    if (label !== undefined && this.#places.has(label)) raise('ValueError', `${label} is already set`);
    if (label !== undefined) this.#places.set(label, this.values.length);
    this.values.push(value);
  }

  /** Whether a number may still be the day. */
  couldBeDay(value: number): boolean {
    const month = this.values[this.#places.get('month') ?? -1];
    const year = this.values[this.#places.get('year') ?? -1];
    if (this.#places.has('day') || value < 1) return false;
    return value <= (month === undefined ? 31 : daysInMonth(year ?? 2000, month));
  }

  /** Decides; ValueError for more than three numbers. */
  resolve(dayFirst: boolean): Written {
    const { values } = this;
    const known = this.#places;
    if (values.length > 0 && (known.size === values.length || (values.length === 3 && known.size === 2)))
      return this.#byLabels();
    if (values.length > 3) return raise('ValueError', 'More than three YMD values');
    const month = known.get('month');
    if (values.length === 3) return this.#three(month, dayFirst);
    if (values.length === 2 && month === undefined) return this.#two(dayFirst);
    if (values.length === 0) return {};
    const other = values[month === undefined ? 0 : 1 - month];
    const named = month === undefined ? {} : { month: values[month] };
    if (other === undefined) return named;
    return other > 31 ? { ...named, year: other } : { ...named, day: other };
  }

  #byLabels(): Written {
    const found = new Map([...this.#places].map(([label, place]) => [label, this.values[place]]));
    if (this.values.length === 3 && found.size === 2) {
      const rest = [0, 1, 2].find((place) => ![...this.#places.values()].includes(place)) ?? 0;
      const label = (['year', 'month', 'day'] as const).find((name) => !found.has(name)) ?? 'day';
      found.set(label, this.values[rest]);
    }
    return { year: found.get('year'), month: found.get('month'), day: found.get('day') };
  }

  #two(dayFirst: boolean): Written {
    const [first = 0, second = 0] = this.values;
    if (first > 31) return { year: first, month: second };
    if (second > 31) return { month: first, year: second };
    return dayFirst && second <= 12 ? { day: first, month: second } : { month: first, day: second };
  }

  #three(monthAt: number | undefined, dayFirst: boolean): Written {
    const [first = 0, second = 0, third = 0] = this.values;
    if (monthAt === 0)
      return second > 31 ? { month: first, year: second, day: third } : { month: first, day: second, year: third };
    if (monthAt === 1)
      return first > 31 ? { year: first, month: second, day: third } : { day: first, month: second, year: third };
    if (monthAt === 2)
      return second > 31 ? { day: first, year: second, month: third } : { year: first, day: second, month: third };
    if (first > 31 || this.#places.get('year') === 0)
      return dayFirst && third <= 12
        ? { year: first, day: second, month: third }
        : { year: first, month: second, day: third };
    if (first > 12 || (dayFirst && second <= 12)) return { day: first, month: second, year: third };
    return { month: first, day: second, year: third };
  }
}
