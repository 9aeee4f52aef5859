// npm run fuzz -- --minutes N --seed S: compares generated programs with CPython and RestrictedPython, and shows what differs.
import { parseArgs } from 'node:util';
import { campaign, type Kind, type Summary } from './campaign.ts';
import { Reference, referencePython } from './reference.ts';

function shown({ name, count, seed, rules, source, found }: Kind): string {
  const differences = found
    .slice(0, 3)
    .map(
      ({ field, theirs, ours }) =>
        `  ${field}\n    CPython: ${JSON.stringify(theirs)}\n    ours:    ${JSON.stringify(ours)}`,
    );
  return [
    `== ${count} x ${name}`,
    `seed ${seed}, ${rules.policy}, ${rules.scope}`,
    source.trimEnd(),
    ...differences,
  ].join('\n');
}

function report({ programs, skipped, kinds }: Summary): string {
  const sorted = [...kinds.values()].sort((one, other) => other.count - one.count);
  const reasons = [...skipped].map(([reason, count]) => `${count} skipped: ${reason}`);
  const different = sorted.reduce((sum, { count }) => sum + count, 0);
  return [...sorted.map(shown), ...reasons, `${programs} programs, ${different} differ in ${kinds.size} ways`].join(
    '\n',
  );
}

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string', default: '1' } },
});
const python = referencePython();
if (python === undefined) {
  process.stderr.write('no CPython with RestrictedPython: make .venv, or set RISTRETTO_PYTHON\n');
  process.exitCode = 2;
} else {
  const reference = new Reference(python);
  const end = performance.now() + Number(values.minutes) * 60_000;
  const summary = await campaign(reference, { seed: Number(values.seed), more: () => performance.now() < end });
  reference.stop();
  process.stdout.write(`${report(summary)}\n`);
  process.exitCode = summary.kinds.size === 0 ? 0 : 1;
}
