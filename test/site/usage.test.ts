// Every name that scripts of two or more published repositories use works, or fails as Frappe's sandbox fails.
import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { client } from './api.ts';
import { eventScript, run } from './scripts.ts';
import { newWorld, rows, type World } from './site.ts';

const survey = new URL('../../../shared/spec/usage-in-the-wild.md', import.meta.url);

let world: World;

beforeAll(() => {
  world = newWorld();
  run(world, 'frappe.get_doc({"doctype": "ToDo", "description": "t", "date": "2024-01-31"}).insert(set_name="t")');
});

/** A call for each name: what it gives, or what it raises where the sandbox lacks it. */
const calls: ReadonlyMap<string, readonly [script: string, result: string]> = new Map([
  ['frappe.get_doc', ['frappe.get_doc("ToDo", "t").description', "'t'"]],
  ['frappe.db.get_value', ['frappe.db.get_value("ToDo", "t", "description")', "'t'"]],
  ['frappe.response', ['frappe.response.get("x")', 'None']],
  ['frappe.throw', ['frappe.throw("no")', 'ValidationError: no']],
  ['frappe.db.sql', ['frappe.db.sql("select name from tabToDo", as_dict=True)', "[{'name': 't'}]"]],
  ['frappe.db.set_value', ['frappe.db.set_value("ToDo", "t", "color", "#111111")', 'None']],
  ['frappe.get_all', ['frappe.get_all("ToDo", filters={"status": "Open"}, fields=["name"])', "[{'name': 't'}]"]],
  ['frappe.msgprint', ['frappe.msgprint("m", alert=True, indicator="green")', 'None']],
  ['frappe.session.user', ['frappe.session.user', "'Administrator'"]],
  ['frappe.form_dict.get', ['frappe.form_dict.get("k", 1)', '1']],
  ['frappe.db.commit', ['frappe.db.commit()', 'None']],
  ['frappe.form_dict', ['frappe.form_dict', '{}']],
  ['frappe.log_error', ['frappe.log_error("T", "M").method', "'T'"]],
  ['frappe.new_doc', ['frappe.new_doc("ToDo").status', "'Open'"]],
  ['frappe.db.exists', ['frappe.db.exists("ToDo", "t")', "'t'"]],
  ['frappe.get_list', ['frappe.get_list("ToDo", pluck="name")', "['t']"]],
  ['frappe.db.get_list', ['frappe.db.get_list("ToDo", filters={"name": "t"}, as_list=True)', "(('t',),)"]],
  ['frappe.db.get_all', ['frappe.db.get_all("ToDo", limit=1)', "[{'name': 't'}]"]],
  ['frappe.utils.getdate', ['str(frappe.utils.getdate("2024-02-29"))', "'2024-02-29'"]],
  ['frappe.sendmail', ['frappe.sendmail(recipients=["a@x.io"], subject="s", message="m") is not None', 'True']],
  ['frappe.utils.add_days', ['frappe.utils.add_days("2024-02-28", 2)', "'2024-03-01'"]],
  ['frappe.utils.now_datetime', ['frappe.utils.now_datetime().year', '2026']],
  ['frappe.form_dict.<key>', ['frappe.form_dict.some_key', 'None']],
  ['frappe.utils.today', ['len(frappe.utils.today())', '10']],
  ['frappe.utils.nowdate', ['len(frappe.utils.nowdate())', '10']],
  ['frappe.utils.now', ['len(frappe.utils.now())', '26']],
  ['frappe.flags.<key>', ['frappe.flags.some_key', 'None']],
  ['frappe.delete_doc', ['frappe.delete_doc("ToDo", "none", ignore_permissions=True, force=1)', 'False']],
  ['frappe.db.get_single_value', ['frappe.db.get_single_value("System Settings", "language")', "'en'"]],
  ['frappe.db.rollback', ['frappe.db.rollback()', 'None']],
  ['frappe.db.count', ['frappe.db.count("ToDo")', '1']],
  ['frappe.utils.get_datetime', ['str(frappe.utils.get_datetime("2024-02-29 10:00"))', "'2024-02-29 10:00:00'"]],
  ['frappe.render_template', ['frappe.render_template("{{ a }}!", {"a": 1})', "'1!'"]],
  ['frappe.call', ['frappe.call("ping")', "'pong'"]],
  ['frappe.utils.get_link_to_form', ['frappe.utils.get_link_to_form("ToDo", "t")[:3]', "'<a '"]],
  ['frappe.make_post_request', ['frappe.make_post_request("https://x.io/", data={"a": 1})', '{}']],
  ['frappe.make_get_request', ['frappe.make_get_request("https://x.io/")', '{}']],
  ['frappe.utils.add_to_date', ['frappe.utils.add_to_date("2024-01-31", months=1)', "'2024-02-29'"]],
  ['frappe.utils.get_last_day', ['str(frappe.utils.get_last_day("2024-02-01"))', "'2024-02-29'"]],
  ['frappe.db.escape', ['frappe.db.escape("a")', '"\'a\'"']],
  ['frappe.DoesNotExistError', ['frappe.get_doc("ToDo", "none")', 'DoesNotExistError: ToDo none not found']],
  ['frappe.utils.add_months', ['frappe.utils.add_months("2024-01-31", 1)', "'2024-02-29'"]],
  ['frappe.utils.flt', ['frappe.utils.flt("1.256", 2)', '1.26']],
  ['frappe.ValidationError', ['frappe.throw("v", frappe.ValidationError)', 'ValidationError: v']],
  ['frappe.utils.get_first_day', ['str(frappe.utils.get_first_day("2024-02-29"))', "'2024-02-01'"]],
  ['frappe.get_meta', ['frappe.get_meta("ToDo").get_label("status")', "'Status'"]],
  ['frappe.enqueue', ['frappe.enqueue("ping")', 'None']],
  ['frappe.utils.format_time', ['frappe.utils.format_time("10:30:00", "HH:mm")', "'10:30'"]],
  ['frappe.utils.get_time', ['str(frappe.utils.get_time("10:30:00"))', "'10:30:00'"]],
  [
    'frappe.utils.time_diff_in_seconds',
    ['frappe.utils.time_diff_in_seconds("2024-01-01 00:01:00", "2024-01-01 00:00:00")', '60.0'],
  ],
  [
    'frappe.rename_doc',
    [
      'frappe.rename_doc("Role", frappe.get_doc({"doctype": "Role", "role_name": "R1"}).insert().name, "R2", force=True, merge=False)',
      "'R2'",
    ],
  ],
  ['frappe.utils.formatdate', ['frappe.utils.formatdate("2024-02-29", "dd-MM-yyyy")', "'29-02-2024'"]],
  ['frappe.utils.cint', ['frappe.utils.cint("5")', '5']],
  ['frappe.utils.date_diff', ['frappe.utils.date_diff("2024-03-01", "2024-02-28")', '2']],
  ['frappe.utils.escape_html', ['frappe.utils.escape_html("<a>")', "'&lt;a&gt;'"]],
  [
    'frappe.utils.format_datetime',
    ['frappe.utils.format_datetime("2024-02-29 10:30:00", "yyyy-MM-dd HH:mm")', "'2024-02-29 10:30'"],
  ],
  ['frappe.AuthenticationError', ['frappe.throw("a", frappe.AuthenticationError)', 'AuthenticationError: a']],
  ['frappe.flags', ['frappe.flags', '{}']],
  ['frappe.get_cached_doc', ['frappe.get_cached_doc("ToDo", "t").name', "'t'"]],
  ['frappe.utils.get_date_str', ['frappe.utils.get_date_str("2024-02-29")', "'2024-02-29'"]],
  ['frappe.bold', ['frappe.bold("x")', "'<strong>x</strong>'"]],
  ['frappe.errprint', ['frappe.errprint("x")', 'None']],
  [
    'frappe.utils.time_diff',
    ['str(frappe.utils.time_diff("2024-01-01 00:01:00", "2024-01-01 00:00:00"))', "'0:01:00'"],
  ],
  ['frappe.copy_doc', ['frappe.copy_doc(frappe.get_doc("ToDo", "t")).name', 'None']],
  ['frappe.utils.add_years', ['frappe.utils.add_years("2024-02-29", 1)', "'2025-02-28'"]],
  ['frappe.utils.format_date', ['frappe.utils.format_date("2024-02-29", "dd.MM.yyyy")', "'29.02.2024'"]],
  ['frappe.attach_print', ['bool(frappe.attach_print)', 'True']],
  [
    'frappe.defaults.get_user_default',
    ['frappe.defaults.get_user_default("x")', "TypeError: 'NoneType' object is not callable"],
  ],
  ['frappe.frappe.session.user', ['frappe.frappe.session.user', 'None']],
]);

const absent = [
  'whitelist',
  'get_traceback',
  'logger',
  'get_roles',
  'parse_json',
  'get_request_header',
  'clear_cache',
  'generate_hash',
  'get_value',
  'has_permission',
];

for (const [name, [script, result]] of calls) {
  test(`${name}: ${script}`, () => {
    if (/^(\w+\.)*\w+Error: /.test(result)) expect(() => run(world, `result = ${script}`)).toThrow(result);
    else expect(run(world, `result = ${script}`)).toBe(result);
  });
}

for (const name of absent) {
  test(`frappe.${name} is not there when it is called`, () =>
    expect(() => run(world, `frappe.${name}("x")`)).toThrow(`AttributeError: module has no attribute '${name}'`));
}

test('frappe.request gives the JSON and the text of a body', () => {
  run(
    world,
    'frappe.get_doc({"doctype": "Server Script", "name": "body", "script_type": "API", "api_method": "body", "allow_guest": 1, "script": "frappe.response[\'message\'] = [frappe.request.get_json(), frappe.request.get_data(as_text=True), frappe.request.method]"}).insert()',
  );
  expect(client(world).post('/api/method/body', { a: 1 }).body).toEqual({ message: [{ a: 1 }, '{"a":1}', 'POST'] });
});

test.skipIf(!existsSync(survey))('no name of the survey is left out', () => {
  const text = readFileSync(survey, 'utf8');
  const section = text.slice(text.indexOf('## Every `frappe.*` name'), text.indexOf('### How far'));
  const names = [...section.matchAll(/^\| `(frappe\.[^`]+)` \| \d+ \| (\d+) \|/gm)].flatMap(([, name, repositories]) =>
    Number(repositories) >= 2 && name !== undefined ? [name] : [],
  );
  const elsewhere = ['frappe.request.get_json', 'frappe.request.get_data', ...absent.map((name) => `frappe.${name}`)];
  expect(names.filter((name) => !calls.has(name) && !elsewhere.includes(name))).toEqual([]);
});

const sql: readonly (readonly [expression: string, result: string])[] = [
  ['sum(docstatus + 1)', '1'],
  ['ifnull(color, 3)', ''],
  ['coalesce(null, 2)', '2'],
  ['count(*)', '1'],
  ['max(name)', "'t'"],
  ['abs(-2)', '2'],
  ['cast(2.7 as signed)', ''],
  ['min(name)', "'t'"],
  ['nullif(1, 1)', 'None'],
  ["concat(name, '-', 1)", "'t-1'"],
  ['month(date)', '1'],
  ['year(date)', '2024'],
  ['round(2.567, 2)', '2.57'],
  ["date_format(date, '%Y-%m')", "'2024-01'"],
  ["timestampdiff(day, '2024-01-01', date)", '30'],
  ["case when status = 'Open' then 1 else 0 end", '1'],
  ['datediff(date, "2024-01-01")', '30'],
  ['if(status = "Open", "y", "n")', "'y'"],
  ['upper(name)', "'T'"],
  ["date_add(date, interval 1 day) = '2024-02-01'", '1'],
  ['group_concat(name)', "'t'"],
  ["str_to_date('31,1,2024', '%d,%m,%Y') = date", '1'],
  ['date(creation) = curdate()', ''],
];

for (const [expression, result] of sql) {
  test(`select ${expression}`, () => {
    const text = `result = frappe.db.sql("""select ${expression} from tabToDo where name = 't'""")[0][0]`;
    if (result === '') expect(() => run(world, text)).not.toThrow();
    else expect(run(world, text)).toBe(result);
  });
}

const queries: readonly (readonly [query: string, result: string])[] = [
  ['select distinct status from tabToDo order by status limit 1', "(('Open',),)"],
  [
    "select t.name, u.full_name from `tabToDo` t left join `tabUser` u on u.name = t.owner where t.name = 't'",
    "(('t', 'Administrator'),)",
  ],
  ['select status, count(*) from tabToDo group by status having count(*) > 0', "(('Open', 1),)"],
  [
    "select name from tabToDo where date between '2024-01-01' and '2024-12-31' union select name from tabToDo",
    "(('t',),)",
  ],
  ['select name from tabToDo where name in (select name from tabToDo)', "(('t',),)"],
];

for (const [query, result] of queries) {
  test(query, () => expect(run(world, `result = frappe.db.sql("""${query}""")`)).toBe(result));
}

const inEvents: readonly (readonly [script: string, description: string])[] = [
  ['doc.description = str(doc.get("status"))', 'Open'],
  ['doc.set("description", "set")', 'set'],
  ['if doc.is_new():\n  doc.description = "new"', 'new'],
  ['doc.description = str(doc.get_doc_before_save())', 'None'],
  ['doc.description = str(doc.has_value_changed("status"))', 'True'],
  ['doc.description = doc.as_dict().get("priority")', 'Medium'],
  ['doc.description = doc.doctype + doc.owner + str(doc.docstatus)', 'ToDoAdministrator0'],
  ['doc.flags.ignore_links = True\ndoc.description = str(doc.flags.ignore_links)', 'True'],
  ['doc.description = doc.meta.get_label("status")', 'Status'],
  ['doc.description = str(doc.workflow_state)', 'None'],
];

for (const [text, description] of inEvents) {
  test(`in Before Save: ${text.replaceAll('\n', '; ')}`, () => {
    const own = newWorld();
    eventScript(own, 'ToDo', 'Before Save', text);
    run(own, 'frappe.get_doc({"doctype": "ToDo", "description": "x"}).insert()');
    expect(rows(own, 'SELECT description FROM tabToDo')).toEqual([[description]]);
  });
}

test('commit and rollback are not there in document events', () => {
  const own = newWorld();
  eventScript(own, 'ToDo', 'Before Save', 'frappe.db.commit()');
  expect(() => run(own, 'frappe.get_doc({"doctype": "ToDo", "description": "x"}).insert()')).toThrow(
    "AttributeError: module has no attribute 'commit'",
  );
});
