// frappe.limits: what is left to the run of each limit, read only.
import '../../language/types/load.ts';
import { genericAttribute } from '../../language/runtime/attributes.ts';
import { type Limits, limitNames } from '../../language/runtime/limits.ts';
import { defineType, type PyType } from '../../language/runtime/type.ts';
import { builtin } from '../../language/runtime/values.ts';
import type { Context } from '../context.ts';

/** By the name that scripts use: `host_calls` for hostCalls. */
const names: ReadonlyMap<string, keyof Limits> = new Map(limitNames.map((name) => [pythonName(name), name]));

function pythonName(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

const limitsType: PyType = defineType({
  name: 'Limits',
  module: 'frappe',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    getAttribute(run, self: LimitsLeft, name) {
      const limit = names.get(name);
      return limit === undefined ? genericAttribute(run, self, name) : Math.floor(self.context.run.left(limit));
    },
    repr: (_run, { context }: LimitsLeft) =>
      `<Limits ${[...names].map(([name, limit]) => `${name}=${Math.floor(context.run.left(limit))}`).join(' ')}>`,
  },
});

class LimitsLeft {
  readonly context: Context;
  constructor(context: Context) {
    this.context = context;
  }
  get type(): PyType {
    return limitsType;
  }
}

/** The object under that name. */
export function limitsValue(context: Context): LimitsLeft {
  return new LimitsLeft(context);
}
