// What one Before Save script adds to an insert: milliseconds without and with it, and their ratio.
import { eventScript, run } from '../test/site/scripts.ts';
import { newWorld, type World } from '../test/site/site.ts';

const INSERTS = 300;
const ROUNDS = 7;

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}

/** Milliseconds of one insert. */
function once(world: World): number {
  const started = performance.now();
  run(
    world,
    `for n in range(${INSERTS}):\n  frappe.get_doc({"doctype": "ToDo", "description": "a test"}).insert()\nfrappe.db.rollback()`,
  );
  return (performance.now() - started) / INSERTS;
}

const [plain, scripted] = [newWorld(), newWorld()];
eventScript(scripted, 'ToDo', 'Before Save', 'if "test" in doc.description:\n  doc.status = "Closed"');
const times: Readonly<Record<'plain' | 'scripted', number[]>> = { plain: [], scripted: [] };
for (let round = 0; round <= ROUNDS; round += 1) {
  const pair = [once(plain), once(scripted)] as const;
  // The first round warms up.
  if (round === 0) continue;
  times.plain.push(pair[0]);
  times.scripted.push(pair[1]);
}
const [without, withScript] = [median(times.plain), median(times.scripted)];
console.log(
  `insert ${without.toFixed(3)} ms, with one Before Save script ${withScript.toFixed(3)} ms, ratio ${(withScript / without).toFixed(2)}`,
);
