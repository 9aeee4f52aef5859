// Names of Frappe's sandbox beyond frappe.utils; what they give was recorded from Frappe 15 and its develop branch.
import { expect, test } from 'vitest';
import { run } from './scripts.ts';
import { newWorld } from './site.ts';

const world = newWorld();

const results: readonly (readonly [title: string, expression: string, result: string])[] = [
  ['orjson writes bytes without blanks', 'orjson.dumps({"b": 1, "a": [None, True]})', `b'{"b":1,"a":[null,true]}'`],
  [
    'options of orjson add up',
    'orjson.dumps({"b": 1, "a": {}}, option=orjson.OPT_SORT_KEYS | orjson.OPT_INDENT_2).decode()',
    String.raw`'{\n  "a": {},\n  "b": 1\n}'`,
  ],
  ['orjson writes small floats without a zero', 'orjson.dumps([1e-7, 1e-5, 1e16])', `b'[1e-7,0.00001,1e+16]'`],
  [
    'orjson reads bytes, and large numbers as floats',
    'orjson.loads(b"[18446744073709551616]")',
    '[1.8446744073709552e+19]',
  ],
  [
    'as_json sorts keys that cannot be compared by their text',
    'as_json({None: 1, "b": 2}, indent=None)',
    `'{"null": 1,"b": 2}'`,
  ],
  ['as_json takes separators and letters as they are', 'as_json({"é": [1]}, None, (",", ":"), False)', `'{"é":[1]}'`],
  [
    'json_handler stands in for dates and durations',
    '[frappe.json_handler(frappe.utils.getdate("2024-01-05")), frappe.json_handler(frappe.utils.get_timedelta("26:03:04.5"))]',
    `['2024-01-05', '26:03:4.5']`,
  ],
  [
    'a picture of gravatar is named by its MD5 digest',
    'frappe.get_gravatar("test@example.com")',
    `'https://secure.gravatar.com/avatar/55502f40dc8b7c769880b10874abc9d0?d=mm&s=200'`,
  ],
  ['there are no hooks without apps', '[frappe.get_hooks(), frappe.get_hooks("x", default=[])]', '[{}, []]'],
  ['get_url is that of frappe.utils', 'frappe.get_url("/x") == frappe.utils.get_url("/x")', 'True'],
  ['the style of pages', 'style.border_color', `'#d1d8dd'`],
  ['html2text strips links when it is asked to', 'html2text("<p>a <a href=\'u\'>l</a></p>", True)', `'a l'`],
  ['a name with two endings has a type and an encoding', 'guess_mimetype("a.tgz")', `('application/x-tar', 'gzip')`],
  ['a page is titled by its file without a heading', 'frappe.website.extract_title("x", "a/my-page.md")', `'My Page'`],
  ['a signed-in user begins at me', 'frappe.website.get_home_page()', `'me'`],
  [
    'creation and owner are set once, too',
    '[f.fieldname for f in frappe.get_meta("ToDo").get_set_only_once_fields()]',
    `['creation', 'owner']`,
  ],
  ['no static page follows', 'get_next_link("docs/a")', `''`],
  [
    'HTML of a document by the kind of its content',
    'frappe.website.get_html_content_based_on_type({"t_md": "# Hi", "t": None}, "t", "Markdown")',
    String.raw`'<h1 id="hi">Hi</h1>\n'`,
  ],
];

test.each(results)('%s', (_title, expression, result) => {
  expect(run(world, `result = ${expression}`)).toBe(result);
});

const cleaned: readonly (readonly [html: string, result: string])[] = [
  ['<p>a <b>b</b> <script>x</script>y</p>', '<p>a <b>b</b> y</p>'],
  ['<img src="/files/a.png" alt="x" onerror="y">', '<img src="/files/a.png" alt="x">'],
  ['<a href="javascript:x">l</a>', '<a rel="noopener noreferrer">l</a>'],
  [
    '<div style="color:red; position:fixed; behavior:x" data-x="1">t</div>',
    '<div style="color:red;position:fixed" data-x="1">t</div>',
  ],
  ['a <custom>x</custom> b', 'a x b'],
  ['<p>unclosed <b>bold', '<p>unclosed <b>bold</b></p>'],
  ['<table><tr><td colspan=2>x</td></tr></table>', '<table><tbody><tr><td colspan="2">x</td></tr></tbody></table>'],
  ['<iframe src="https://x"></iframe><p>k</p>', '<p>k</p>'],
  ['plain & text', 'plain & text'],
  ['{"a": "<b>"}', '{"a": "<b>"}'],
];

test.each(cleaned)('sanitize_html makes %s harmless', (html, result) => {
  expect(run(world, `result = [ord(c) for c in frappe.sanitize_html(${JSON.stringify(html)})]`)).toBe(
    `[${[...result].map((letter) => letter.codePointAt(0)).join(', ')}]`,
  );
});

test('a document is printed field by field, and a PDF file is refused', () => {
  const text = `
doc = frappe.get_doc({"doctype": "ToDo", "description": "call mom"}).insert()
page = frappe.attach_print("ToDo", doc.name, file_name="my file/1")
result = [page["fname"], b"call mom" in page["fcontent"], "call mom" in frappe.get_print("ToDo", doc.name)]`;
  expect(run(newWorld(), text)).toBe("['myfile-1.html', True, True]");
  expect(() => run(newWorld(), 'frappe.get_print("User", "Administrator", as_pdf=True)')).toThrow('PDF');
});

test('columns of a child table that say nothing are not visible', () => {
  const text = `
user = frappe.get_doc("User", "Administrator")
meta = frappe.get_meta("Has Role")
columns = get_visible_columns([{"role": "System Manager"}], meta, user.meta.get_field("roles"))
result = [[c.fieldname for c in columns], get_visible_columns([{"role": ""}], meta, user.meta.get_field("roles"))]`;
  expect(run(newWorld(), text)).toBe("[['role'], []]");
});
