// Which names and attributes a script may write, and RestrictedPython's words about the others.

/** Attributes of frames, code objects, tracebacks, generators and coroutines: readable nowhere. */
export const inspectionAttributes: ReadonlySet<string> = new Set([
  'tb_frame',
  'tb_next',
  'f_back',
  'f_builtins',
  'f_code',
  'f_generator',
  'f_globals',
  'f_locals',
  'f_trace',
  'co_code',
  'gi_frame',
  'gi_code',
  'gi_yieldfrom',
  'cr_await',
  'cr_frame',
  'cr_code',
  'cr_origin',
]);

const reservedNames: ReadonlySet<string> = new Set(['print', 'printed', 'builtins', 'breakpoint']);

const magicMethods: ReadonlySet<string> = new Set([
  '__init__',
  '__contains__',
  '__lt__',
  '__le__',
  '__eq__',
  '__ne__',
  '__gt__',
  '__ge__',
]);

/** What is wrong with a name that a script reads or binds; `undefined` if nothing is. */
export function nameProblem(name: string): string | undefined {
  if (name.startsWith('_') && name !== '_') return `"${name}" is an invalid variable name because it starts with "_"`;
  if (name.endsWith('__roles__')) return `"${name}" is an invalid variable name because it ends with "__roles__".`;
  return reservedNames.has(name) ? `"${name}" is a reserved name.` : undefined;
}

/** Whether a `def` may have this name although it begins with an underscore. */
export function isMagicMethod(name: string): boolean {
  return magicMethods.has(name);
}

/** Everything that is wrong with an attribute's name: each test that applies gives an error. */
export function attributeProblems(name: string): readonly string[] {
  const problems: string[] = [];
  if (name.startsWith('_') && name !== '_')
    problems.push(`"${name}" is an invalid attribute name because it starts with "_".`);
  if (name.endsWith('__roles__'))
    problems.push(`"${name}" is an invalid attribute name because it ends with "__roles__".`);
  if (inspectionAttributes.has(name)) problems.push(restrictedName(name));
  return problems;
}

/** RestrictedPython's words about an inspection attribute, the same at compile time and at run time. */
export function restrictedName(name: string): string {
  return `"${name}" is a restricted name, that is forbidden to access in RestrictedPython.`;
}
