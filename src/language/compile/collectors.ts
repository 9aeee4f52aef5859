// The print collector of a scope, as the value of its hidden variable.
import type { Execute } from '../runtime/frame.ts';
import type { PyType } from '../runtime/type.ts';
import { builtin } from '../runtime/values.ts';
import { COLLECTOR } from '../scope/analyse.ts';
import { missingGuard } from './access.ts';
import type { Compiler } from './context.ts';
import type { Collector } from './guards.ts';
import { storeName } from './names.ts';

/** What the variable `_print` holds; scripts cannot name it. */
export class CollectorValue {
  readonly collector: Collector;
  constructor(collector: Collector) {
    this.collector = collector;
  }
  get type(): PyType {
    return builtin.object;
  }
}

/** `_print = _print_(_getattr_)`, put before the statements of a print scope. */
export function compileCollector(compiler: Compiler): Execute {
  const store = storeName(compiler, COLLECTOR);
  const { collector } = compiler.guards;
  if (collector === undefined) return () => missingGuard('_print_');
  return (frame) => {
    store(frame, new CollectorValue(collector(frame.run)));
    return undefined;
  };
}
