// The operator's commands.
import { expect, test } from 'vitest';
import { run, script } from './scripts.ts';
import { newWorld, rows, type World } from './site.ts';

function call(world: World, name: string, payload: unknown): unknown {
  return JSON.parse(world.site.call(name, JSON.stringify(payload))).value;
}

test('import takes fixtures, replaces known documents, and warns of a trigger that is not here', () => {
  const world = newWorld();
  const documents = [
    { doctype: 'Server Script', name: 'a', script_type: 'API', api_method: 'a', script: 'x = 1' },
    {
      doctype: 'Server Script',
      name: 'b',
      script_type: 'DocType Event',
      reference_doctype: 'Nope',
      doctype_event: 'Before Save',
      script: 'x = 1',
    },
  ];
  expect(call(world, 'import', { documents })).toEqual({
    imported: 2,
    warnings: ['script "b": there is no DocType "Nope" here, so it will never run'],
  });
  call(world, 'import', { documents: [{ ...documents[0], script: 'x = 2' }] });
  expect(rows(world, "SELECT script FROM `tabServer Script` WHERE name = 'a'")).toEqual([['x = 2']]);
});

test('an import that fails leaves nothing', () => {
  const world = newWorld();
  const documents = [{ doctype: 'Note', title: 'x' }, { doctype: 'Note' }];
  expect(JSON.parse(world.site.call('import', JSON.stringify({ documents }))).error).toMatchObject({
    type: 'MandatoryError',
  });
  expect(rows(world, 'SELECT count(*) FROM tabNote')).toEqual([[0]]);
});

test('export gives back what was imported', () => {
  const world = newWorld();
  script(world, 'a', { script_type: 'API', api_method: 'a' }, 'x = 1');
  expect(call(world, 'export', { doctype: 'Server Script' })).toMatchObject([
    { doctype: 'Server Script', name: 'a', script: 'x = 1' },
  ]);
});

test('diff shows the last change of a script as a unified difference', () => {
  const world = newWorld();
  script(world, 'a', { script_type: 'API', api_method: 'a' }, 'one\ntwo\nthree');
  run(world, 'd = frappe.get_doc("Server Script", "a")\nd.script = "one\\n2\\nthree"\nd.save()');
  expect(
    String(call(world, 'diff', { script: 'a', versions: [] }))
      .split('\n')
      .slice(2),
  ).toEqual(['@@ -1,3 +1,3 @@', ' one', '-two', '+2', ' three']);
});

test('run undoes its changes unless it commits', () => {
  const world = newWorld();
  const source = 'd = frappe.get_doc({"doctype": "Note", "title": "x"}).insert()\nprint(d.title)\nn = 2';
  expect(call(world, 'run', { source })).toMatchObject({
    compiles: true,
    outcome: { status: 'ok' },
    stdout: 'x\n',
    variables: { n: '2' },
  });
  expect(rows(world, 'SELECT count(*) FROM tabNote')).toEqual([[0]]);
  call(world, 'run', { source, commit: true });
  expect(rows(world, 'SELECT count(*) FROM tabNote')).toEqual([[1]]);
});

test('a tick queues each due script once, and its job logs how it ended', () => {
  const world = newWorld();
  script(
    world,
    'Nightly Sync',
    { script_type: 'Scheduler Event', event_frequency: 'Daily' },
    'frappe.get_doc({"doctype": "Note", "title": "ran"}).insert()\nlog("done")',
  );
  expect(rows(world, 'SELECT method, frequency, stopped, create_log FROM `tabScheduled Job Type`')).toEqual([
    ['nightly_sync_daily', 'Daily', 0, 1],
  ]);
  expect(call(world, 'tick', {})).toEqual([]);
  world.time += 24 * 3600 * 1_000_000;
  expect(call(world, 'tick', {})).toHaveLength(1);
  world.site.call('job', JSON.stringify(world.jobs[0]));
  expect(rows(world, 'SELECT title FROM tabNote')).toEqual([['ran']]);
  expect(rows(world, 'SELECT status, debug_log FROM `tabScheduled Job Log`')).toEqual([['Complete', 'done']]);
  expect(call(world, 'tick', {})).toEqual([]);
});

test.each(['run', 'insert'])('%s acts as no one who is not there', (name) => {
  const given = { source: 'x = 1', doc: { doctype: 'Note', title: 'x' }, user: 'nobody@x.io' };
  expect(JSON.parse(newWorld().site.call(name, JSON.stringify(given))).error).toMatchObject({
    type: 'DoesNotExistError',
    message: 'User nobody@x.io not found',
  });
});
