// What a block raised, as `Class: text`.
import { Raise } from '../../src/language/runtime/errors.ts';
import { str } from '../../src/language/runtime/text.ts';
import type { Context } from '../../src/site/context.ts';
import { as, type World } from './site.ts';

/** Runs a block as Administrator and answers the Python exception that it raised. */
export function raisedText(world: World, block: (context: Context) => unknown, user = 'Administrator'): string {
  return as(world, user, (context) => {
    try {
      block(context);
    } catch (thrown) {
      if (!(thrown instanceof Raise)) throw thrown;
      context.rollback();
      return `${thrown.exception.type.name}: ${str(context.run, thrown.exception)}`;
    }
    return 'nothing was raised';
  });
}
