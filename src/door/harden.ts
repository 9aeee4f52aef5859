// Empties and freezes a JavaScript world after the bundle has loaded, so that a mistake in the interpreter finds nothing in it.

/** Names that the site has no use for, or whose use would break its purity. */
const REMOVED = [
  'WebAssembly',
  'SharedArrayBuffer',
  'Atomics',
  'eval',
  'Proxy',
  'Reflect',
  'FinalizationRegistry',
  'WeakRef',
  'console',
  'escape',
  'unescape',
  'Function',
];

/** The ways to a clock or to randomness that do not go through the host. */
const IMPURE: readonly (readonly [owner: string, member: string])[] = [
  ['Date', 'now'],
  ['Math', 'random'],
  ['Temporal', 'Now'],
];

/** Members that programs assign on instances; frozen as plain data they could not be shadowed. */
const SHADOWED = ['name', 'message', 'toString', 'toLocaleString', 'valueOf', 'constructor', 'hasOwnProperty'];

type Members = Record<PropertyKey, unknown>;

/** Removes, disarms and freezes; afterwards nothing global can be changed and no text can become code. */
export function harden(world: typeof globalThis): void {
  const members: Members = Object(world);
  const constructors = functionConstructors();
  const roots = Object.getOwnPropertyNames(world).map((name) => members[name]);
  for (const name of REMOVED) delete members[name];
  for (const [owner, member] of IMPURE) delete (Object(members[owner]) as Members)[member];
  for (const maker of constructors) disarm(maker);
  const errors = roots.filter(
    (root) => typeof root === 'function' && (root === Error || root.prototype instanceof Error),
  ) as ErrorConstructor[];
  for (const prototype of [Object.prototype, ...errors.map((error) => error.prototype)]) allowShadowing(prototype);
  const hidden = constructors.flatMap((maker) => [maker, maker.prototype]);
  freezeAll([...roots, ...hidden, ...iteratorPrototypes()].filter((root) => root !== world));
}

/** The four functions that make code from text; three of them have no global name. */
function functionConstructors(): readonly FunctionConstructor[] {
  return [() => undefined, async () => undefined, function* () {}, async function* () {}].map(
    (made) => Object.getPrototypeOf(made).constructor,
  );
}

function disarm(maker: FunctionConstructor): void {
  Object.defineProperty(maker.prototype, 'constructor', {
    value: undefined,
    writable: false,
    configurable: false,
  });
}

/** Turns data members into accessors whose setter makes an own member, as a plain assignment would have before freezing. */
function allowShadowing(prototype: object): void {
  for (const name of SHADOWED) {
    const member = Object.getOwnPropertyDescriptor(prototype, name);
    if (member === undefined || !('value' in member) || !member.configurable) continue;
    const value: unknown = member.value;
    Object.defineProperty(prototype, name, {
      configurable: false,
      enumerable: false,
      get: () => value,
      set(this: object, own: unknown) {
        Object.defineProperty(this, name, { value: own, writable: true, enumerable: true, configurable: true });
      },
    });
  }
}

function iteratorPrototypes(): readonly unknown[] {
  const made = [
    [][Symbol.iterator](),
    ''[Symbol.iterator](),
    new Map()[Symbol.iterator](),
    new Set()[Symbol.iterator](),
    ''.matchAll(/a/g),
  ];
  return made.map((iterator) => Object.getPrototypeOf(iterator));
}

function freezeAll(roots: readonly unknown[]): void {
  const seen = new Set<unknown>();
  const waiting = [...roots];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if ((typeof next !== 'object' && typeof next !== 'function') || next === null || seen.has(next)) continue;
    seen.add(next);
    waiting.push(...partsOf(next));
    Object.freeze(next);
  }
}

function partsOf(value: object): readonly unknown[] {
  const members = Object.values(Object.getOwnPropertyDescriptors(value)) as PropertyDescriptor[];
  return [Object.getPrototypeOf(value), ...members.flatMap((member) => [member.value, member.get, member.set])];
}
