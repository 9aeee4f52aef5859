"""Templates to record, by topic: (template, values) or (template, values, stored templates)."""

ROWS = [{'n': 1, 'k': 'x', 'sub': {'v': 5}}, {'n': 2, 'k': 'Y', 'sub': {'v': 0}}, {'n': 1, 'k': 'y', 'sub': {'v': 3}}]
TREE = [{'t': 'a', 'c': [{'t': 'b', 'c': []}, {'t': 'c', 'c': [{'t': 'd', 'c': []}]}]}]
BASE = '<{% block head %}base {{ a }}{% endblock %}|{% block body %}{% endblock %}|{{ v }}>'
MIDDLE = '{% extends "base" %}{% block head %}middle, {{ super() }}{% endblock %}'
MACROS = ('{% macro hello(name, end="!") %}Hi {{ name }}{{ end }}{{ a }}{% endmacro %}{% macro _own() %}{% endmacro %}'
          '{% set shown = 1 %}{% set _hidden = 2 %}text')
STORED = {'base': BASE, 'middle': MIDDLE, 'macros': MACROS, 'part': '[{{ a }}{{ v }}{{ i }}{% set a = 9 %}]',
          'self': '{% include "self" %}', 'broken': 'a\n{% if %}'}


def alike(values, *templates):
    return [(template, values) for template in templates]


def stored(values, *templates):
    return [(template, values, STORED) for template in templates]


TOPICS = {
    'undefined values': alike(
        {'d': {}, 'n': 1, 'none': None, 'l': [1]},
        'Hi {{ name }}', '{{ d.b }}', '{{ d.b.c }}', "{{ d['b'] }}", '{{ l[9] }}', '{{ n.foo }}', '{{ none.x }}',
        '{{ x + 1 }}', '{{ 1 + x }}', '{{ -x }}', '{{ x() }}', '{{ x.y }}', '{{ x[0] }}', '{{ x < 1 }}', '{{ x == y }}',
        '{{ x != 1 }}', '{{ x|length }}', '{{ x|list }}', '{{ x|default("d") }}', '{{ x|upper }}', '{{ x|int }}',
        '{{ x|float }}', '{{ x|abs }}', '{{ x|round }}', '{% for i in x %}a{% else %}b{% endfor %}', '{{ x ~ 1 }}',
        '{{ x if y }}|{{ 1 if x }}', '{{ (1 if x).y }}', '{{ not x }}', '{{ x is defined }}', '{{ [x] }}',
        '{{ "%s" % x }}', '{{ 1 in x }}', '{{ x in l }}', '{{ l.index(x) }}', '{{ d[x] }}', '{{ loop }}',
        '{{ x["__class__"] }}', '{{ dict(**x) }}', '{{ []|first }}', '{{ []|max }}', '{{ []|last }}', '{{ x|e }}',
        '{{ n[x] }}', '{{ x * 2 }}', '{{ x ** 2 }}', '{{ x|sum }}', '{{ x|join(",") }}', '{{ x|map("upper")|list }}'),
    'white space': alike(
        {},
        'a\n{% if true %}\nb\n{% endif %}\nc\n', 'a\n  {%- if true -%}  \n b {%+ endif +%} c', '  {{- 1 -}}  \n x',
        'a {#- c -#} b', 'a {#+ c +#} b', '{% raw %} {{ x }} {% endraw %}', 'a {%- raw -%} {{ x }} {%- endraw -%} b',
        'a\n\n', 'a\r\nb\rc\n', '{{+ 1 }}', '{{ 1 }}\n', '{#\n#}\n{{ 1 +}', 'a {# never', 'a {#', '{% raw %}', '{% raw %}x',
        ' {%+ raw %} {{ {% endraw %} x', '{{ "}}" }}', '{{ {"a": {"b": 1}} }}', '{{ "{{ 7 * 7 }}" }}', '{{\n1\n}}'),
    'literals': alike(
        {},
        '{{ 1_000 }} {{ 0x1F }} {{ 0b101 }} {{ 0o17 }} {{ 1e3 }} {{ 1.5e-3 }} {{ 1_0.5 }}', '{{ 09 }}', '{{ 1abc }}',
        "{{ 'a' \"b\" 'c' }}", "{{ 'a\\n\\x41\\u00e9\\'' }}", "{{ '\\x4' }}", "{{ '\\d' }}", '{{ () }} {{ (1,) }} {{ 1, 2 }}',
        '{{ [1, 2,] }} {{ {1: 2,} }}', '{{ true }} {{ True }} {{ none }} {{ None }}', '{{ 10 ** 20 }}', '{{ 1.0 }} {{ 1e20 }}',
        "{{ 'ä😀'|length }} {{ 'ä😀'[::-1] }}", '{{ "a" }', "{{ 'a }}", '{{ 1 ! 2 }}', '{{ ² }}', '{{ 5[:2] }}', '{{ 1.x }}'),
    'operators': alike(
        {'a': 5, 'b': 2.5, 's': 'abc', 'l': [1, 2, 3], 'z': None},
        '{{ -2 ** 2 }} {{ 7 // 2 }} {{ -7 // 2 }} {{ 7 % -3 }} {{ 1 / 2 }} {{ 1 / 0 }}', '{{ s + 1 }}',
        '{{ 1 < 2 < 3 }} {{ 1 < 2 > 5 }} {{ 1 == 1.0 }} {{ s in "xabcx" }} {{ 4 not in l }}', '{{ 1 < s }}', '{{ 1 in 2 }}',
        '{{ a ~ b ~ s ~ z }}', '{{ a and b or s }} {{ z or 0 }} {{ not z and 1 }}', '{{ l * 2 }} {{ s * 2 }} {{ l + l }}',
        '{{ a if a > 3 else b if b else s }}', '{{ a - -a }} {{ +a }} {{ -a|abs }} {{ (-a)|abs }}', '{{ l[1:] }} {{ l[-1] }} '
        '{{ l[::-1] }} {{ s[:2] }} {{ a[1:] }}', '{{ l[0,1] }}', '{{ l.0 }} {{ l.9 }}', '{{ a is odd and b is float }}',
        '{{ a is not even }}', '{{ a is gt 3 }} {{ a is gt(9) }}', '{{ a is odd is even }}', '{{ a.b.c() }}', '{{ a | }}',
        '{{ l|length > 2 and l|first == 1 }}', "{{ '%s-%s' % (a, b) }} {{ '%(x)s' % {'x': 1} }} {{ '%d' % s }}",
        '{{ a(1) }}', '{{ l(*l) }}', '{{ dict(*[[("a", 1)]]) }} {{ dict(**{"b": 2}) }} {{ dict(a=1, **{"b": 2}) }}',
        '{{ dict(*1) }}', '{{ dict(**1) }}', '{{ dict(a=1, **{"a": 2}) }}', '{{ dict(**{}, **{}) }}',
        '{{ max(1, 2) }} {{ range(3)|list }} {{ sorted([2, 1]) }} {{ any([0]) }} {{ sum(l) }}', '{{ len(l) }}', '{{ str(a) }}'),
    'tests': alike(
        {'a': 5, 'b': 2.5, 's': 'abc', 'S': 'ABC', 'l': [1], 'd': {'x': 1}, 'z': None, 't': True},
        *('{{ a is %(t)s }} {{ b is %(t)s }} {{ s is %(t)s }} {{ S is %(t)s }} {{ l is %(t)s }} {{ d is %(t)s }} '
          '{{ z is %(t)s }} {{ t is %(t)s }} {{ nothing is %(t)s }}' % {'t': test} for test in
          'boolean callable defined escaped false float integer iterable lower mapping none number sequence string true '
          'undefined upper'.split()),
        '{{ "upper" is filter }} {{ "odd" is filter }} {{ "odd" is test }} {{ l is test }}', '{{ a is sameas 5 }}',
        '{{ a is divisibleby 5 }} {{ a is divisibleby(2) }} {{ a is divisibleby 0 }}', '{{ a is eq 5 }} {{ a is equalto 4 }} '
        '{{ a is ne 5 }} {{ a is lt 6 }} {{ a is le 5 }} {{ a is ge 6 }} {{ a is lessthan 1 }} {{ a is greaterthan 1 }}',
        '{{ a is in [5] }} {{ s is in "xabc" }} {{ a is in s }}', '{{ s is odd }}', '{{ a is odd(1) }}', '{{ a is nothing }}',
        '{% if 0 %}{{ a is nothing }}{% endif %}x', '{% if 1 %}{{ a is nothing }}{% endif %}', '{{ a is not none }}',
        '{{ a is callable(1) }}', '{{ range is callable }}', '{{ s is defined|string }}', '{{ a is "x" }}'),
    'filters of texts': alike(
        {'s': "it's a-b (c) <d> &amp; e", 'long': 'The quick brown fox jumps over the-lazy-dog', 'lines': 'a\nb\n\n c', 'n': 42},
        *('{{ s|%(f)s }}|{{ lines|%(f)s }}|{{ n|%(f)s }}|{{ none|%(f)s }}' % {'f': f} for f in
          'upper lower capitalize title trim center(5) e escape forceescape safe string striptags urlencode wordcount '
          'urlize replace("a","b") reverse length'.split()),
        '{{ long|truncate(10) }} {{ long|truncate(10, true) }} {{ long|truncate(10, end="~", leeway=0) }} {{ long|truncate(40) }}',
        '{{ long|truncate(2) }}', '{{ long|truncate(9, leeway=-1) }}', '{{ long|wordwrap(10) }}', '{{ long|wordwrap(5, false) }}',
        '{{ long|wordwrap(10, wrapstring="|", break_on_hyphens=false) }}', '{{ long|wordwrap(0) }}', '{{ lines|wordwrap(3) }}',
        '{{ lines|indent }}|{{ lines|indent(2, true) }}|{{ lines|indent("> ", blank=true) }}', '{{ n|indent }}',
        '{{ "%s and %s"|format(1, "b") }} {{ "%(x)d"|format(x=1) }}', '{{ "%s"|format(1, x=2) }}', '{{ "xaax"|trim("x") }}',
        '{{ "aaa"|replace("a", "b", 2) }} {{ 101|replace(1, 2) }}', '{{ {"a b": "c/d&", 1: 2}|urlencode }}', '{{ "a/b c!\'()*~"|urlencode }}',
        '{{ [("a", "ü")]|urlencode }}', '{{ [1]|urlencode }}', '{{ "a"|center(width=5) }}|', '{{ "a"|upper(1) }}', '{{ "a"|nope }}',
        '{{ "a"|truncate(x=1) }}', '{{ "a b"|title|upper|replace(" ", "_")|length }}', '{{ "ß ŉ"|title }} {{ "ǆ"|capitalize }}'),
    'filters of HTML': alike(
        {'h': '<p>Hi &amp; <b>you</b> &lt;x&gt;</p><!-- no -->', 'd': {'class': 'a "b"', 'id': 'x', 'no': None}},
        '{{ h|striptags }} {{ h|safe|striptags }} {{ "a < b"|striptags }} {{ "&copy; &#65; &nosuch;"|striptags }}', '{{ h|e|e }}',
        '{{ h|e|forceescape }}', '{{ "<"|e ~ "<" }} {{ "<"|e + "<" }} {{ "<" + "<"|e }} {{ ("<"|e) * 2 }} {{ "%s"|e|format("<") }}',
        '{{ d|xmlattr }}|{{ d|xmlattr(false) }}|{{ {}|xmlattr }}', '{{ {"a b": 1}|xmlattr }}', '{{ 1|xmlattr }}',
        '{{ {"b": "<\'&>", "a": [1, none, 1.5]}|tojson }} {{ [1, {"a": 2}]|tojson(2) }}', '{{ nothing|tojson }}',
        '{{ "see http://x.org/a?b=1&c=2, (www.y.com) or me@z.org. mailto:a@b.cd ftp://q"|urlize }}', '{{ "https://abc.example.com/long"|urlize(12, true, target="_blank") }}',
        '{{ "x.com <y.net>"|urlize(rel="me you") }}', '{{ "a@b.c tel:1"|urlize(extra_schemes=["tel:"]) }}', '{{ "a"|urlize(extra_schemes=["!"]) }}',
        '{% autoescape true %}{{ h }}{{ h|safe }}{{ h|e }}{{ "<" ~ h|safe }}{{ ["<", h|safe]|join("&") }}{% endautoescape %}{{ h }}',
        '{% autoescape true %}{{ d|xmlattr }}{{ "a<"|replace("a", "<") }}{{ [1]|tojson }}{{ 5 }}{{ nothing }}{% endautoescape %}',
        '{% autoescape d %}{{ "<" }}{% set x %}<{% endset %}{{ x }}{% endautoescape %}', '{{ ("<b>"|safe).upper() is escaped }} {{ "x" is escaped }}',
        '{% macro m(x) %}<{{ x }}>{% endmacro %}{% autoescape true %}{{ m("<") }}{% endautoescape %}{{ m("<") }}', '{{ ("{}<{}"|safe).format("<", 1) }}',
        '{{ ("a,b"|safe).split(",") }} {{ ["<"]|map("e")|list }} {{ ("<%s"|safe) % "<" }} {{ ", "|safe|join(["<"]) }}', "{{ 'a' % ('b'|safe) }}"),
    'filters of numbers': alike(
        {'f': 42.55, 'n': -7, 's': '12.9'},
        '{{ f|round }} {{ f|round(1) }} {{ f|round(1, "floor") }} {{ f|round(1, "ceil") }} {{ n|round }} {{ 2.5|round }} {{ 1250|round(-2) }}',
        '{{ f|round(1, "x") }}', '{{ s|round }}', '{{ n|abs }} {{ s|abs }}', '{{ s|int }} {{ "x"|int }} {{ "x"|int(5) }} {{ "0x1F"|int(0, 16) }} {{ none|int }} {{ [1]|int(3) }}',
        '{{ s|float }} {{ "x"|float }} {{ "x"|float(1) }} {{ none|float(none) }} {{ "inf"|float }} {{ " 1e3 "|float }}', '{{ f|int }} {{ true|int }} {{ 1e30|int }}',
        '{{ 0|filesizeformat }} {{ 1|filesizeformat }} {{ 999|filesizeformat }} {{ 1000|filesizeformat }} {{ 1024|filesizeformat(true) }} {{ "123456789"|filesizeformat }} {{ 1e30|filesizeformat }}',
        '{{ "x"|filesizeformat }}', '{{ [1, 2.5]|sum }} {{ []|sum }} {{ ["a"]|sum }}', '{{ [[1], [2]]|sum(start=[]) }}'),
    'filters of sequences': alike(
        {'rows': ROWS, 'l': [3, 1, 2], 'w': ['b', 'A', 'c', 'a'], 'd': {'b': 1, 'A': 2, 'c': 0}, 'm': [1, 'a', None]},
        '{{ rows|map(attribute="n")|list }} {{ rows|map(attribute="sub.v")|join("-") }} {{ rows|map(attribute="q", default="d")|list }}',
        '{{ w|map("upper")|list }} {{ w|map("replace", "a", "x")|list }} {{ l|map("string")|join }}', '{{ l|map }}', '{{ l|map()|list }}', '{{ l|map("nope")|list }}',
        '{{ l|map(nope)|list }}', '{{ l|map(attribute="x", foo=1)|list }}', '{{ rows|selectattr("n", "gt", 1)|list|length }} {{ rows|rejectattr("n", "eq", 1)|map(attribute="k")|list }}',
        '{{ rows|selectattr("sub.v")|list|length }} {{ rows|selectattr("q", "defined")|list }}', '{{ rows|selectattr()|list }}', '{{ l|select("odd")|list }} {{ l|reject("odd")|list }} {{ m|select|list }} {{ m|reject("none")|list }}',
        '{{ l|select("nope")|list }}', '{{ l|select }}', '{{ l|select|length }}', '{{ l|sort }} {{ w|sort }} {{ w|sort(true) }} {{ w|sort(case_sensitive=true) }} {{ rows|sort(attribute="k,n")|map(attribute="k")|list }}',
        '{{ m|sort }}', '{{ d|sort }}', '{{ rows|groupby("n") }}', '{% for g in rows|groupby("k") %}{{ g.grouper }}{{ g.list|length }}{{ g[0] }};{% endfor %}', '{% for k, v in rows|groupby("q", default="z") %}{{ k }}{{ v|length }}{% endfor %}',
        '{{ rows|groupby("k", case_sensitive=true)|length }}', '{{ w|unique|list }} {{ w|unique(true)|list }} {{ rows|unique(attribute="n")|list|length }} {{ [[1]]|unique|list }}', '{{ w|min }} {{ w|max }} {{ w|max(true) }} {{ rows|max(attribute="sub.v") }}',
        '{{ l|first }} {{ l|last }} {{ "abc"|first }} {{ d|first }} {{ (l|select)|last }}', '{{ l|reverse|list }} {{ "abc"|reverse }} {{ l|reverse }} {{ (l|select)|reverse }} {{ 1|reverse }}', '{{ l|batch(2)|list }} {{ l|batch(2, "-")|list }} {{ l|batch(0)|list }}',
        '{{ l|slice(2)|list }} {{ l|slice(2, "-")|list }} {{ l|slice(5)|list }} {{ l|slice(0)|list }}', '{{ d|dictsort }} {{ d|dictsort(true) }} {{ d|dictsort(by="value", reverse=true) }} {{ d|dictsort(by="x") }}', '{{ l|dictsort }}',
        '{{ l|join(", ") }} {{ m|join("-") }} {{ rows|join(",", "n") }} {{ 1|join }}', '{{ d|items|list }} {{ nothing|items|list }} {{ l|items|list }}', '{{ rows|sum("n") }} {{ rows|sum(attribute="sub.v", start=10) }}', '{{ l|list }} {{ "abc"|list }} {{ d|list }} {{ 1|list }}',
        '{{ l|length }} {{ d|count }} {{ 1|length }}', '{{ rows|attr("x") }} {{ "a"|attr("upper") is callable }} {{ "a"|attr(1) }}', '{{ d|pprint }}', '{{ [rows, rows]|pprint }}', '{{ l|random in l }} {{ []|random }}', '{{ l|default(1) }} {{ ""|default(1) }} {{ ""|d(1, true) }}',
        '{{ rows|map(attribute="sub")|map(attribute="v")|select("even")|list }}', '{{ m|first is none }} {{ [none, 1]|batch(1)|list }} {{ [none]|min is none }}'),
    'loops': alike(
        {'l': ['a', 'b', 'c'], 'd': {'x': 1, 'y': 2}, 'tree': TREE, 'pairs': [[1, 2], [3, 4]], 'm': [None, 0, None]},
        '{% for i in l %}{{ loop.index }}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.first }}{{ loop.last }}{{ loop.length }}{{ loop.depth }}{{ loop.depth0 }};{% endfor %}',
        '{% for i in l %}{{ loop.previtem }}<{{ i }}>{{ loop.nextitem }};{% endfor %}', '{% for i in m %}{{ loop.previtem }}{{ loop.nextitem }}{{ loop.last }};{% endfor %}', '{% for i in l %}{{ loop.cycle("odd", "even") }}{% endfor %}', '{% for i in l %}{{ loop.cycle() }}{% endfor %}',
        '{% for i in [1, 1, 2] %}{{ loop.changed(i) }}{{ loop.changed(i, 1) }} {% endfor %}', '{% for k, v in d.items() %}{{ k }}={{ v }}{{ "," if not loop.last }}{% endfor %}', '{% for (a, b) in pairs %}{{ a + b }}{% endfor %}', '{% for a, (b, c) in [[1, [2, 3]]] %}{{ a }}{{ b }}{{ c }}{% endfor %}',
        '{% for a, b in l %}{% endfor %}', '{% for a, b in [[1, 2, 3]] %}{% endfor %}', '{% for a, b in [1] %}{% endfor %}', '{% for i in 5 %}{% endfor %}', '{% for i in l if i != "b" %}{{ loop.index }}{{ i }}{{ loop.length }}{% else %}none{% endfor %}', '{% for i in l if i == "q" %}{{ i }}{% else %}none{% endfor %}',
        '{% for i in l if loop.first %}{{ i }}{% endfor %}', '{% for n in tree recursive %}{{ n.t }}{{ loop.depth }}[{{ loop(n.c) }}]{% endfor %}', '{% for n in l %}{{ loop(l) }}{% endfor %}', '{% for n in tree recursive %}{{ loop() }}{% endfor %}', '{% for i in l %}{{ loop }}{{ loop|length }}{% endfor %}',
        '{% for i in l %}{% for j in l %}{{ loop.index }}{% endfor %}{{ loop.index }}{% endfor %}', '{% for i in l %}{% set outer = loop %}{% for j in l %}{{ outer.index }}{% endfor %}{% endfor %}', '{% for i in l %}{% set x = i %}{% endfor %}{{ x }}{{ i }}', '{% set x = 0 %}{% for i in l %}{% set x = x + 1 %}{{ x }}{% endfor %}{{ x }}',
        '{% for loop in l %}{% endfor %}', '{% for i in l %}{% set loop = 1 %}{% endfor %}', '{% for i in l %}{{ loop.nope }}{% endfor %}', '{% for i in range(3) %}{% if i == 1 %}{% continue %}{% endif %}{% endfor %}', '{% for i.x in l %}{% endfor %}', '{% for 1 in l %}{% endfor %}', '{% for in l %}{% endfor %}',
        '{% for i, in [[1]] %}{{ i }}{% endfor %}', '{% for i in 1, 2 %}{{ i }}{% endfor %}', '{% for i in l: %}{{ i }}{% endfor %}', '{% for i in l|select %}{{ loop.length }}{{ loop.last }}{% endfor %}', '{% for i in (l if d else []) %}{{ i }}{% endfor %}'),
    'names': alike(
        {'x': 5, '_y': 6, 'd': {'items': 1, 'keys': 2}},
        '{% set x = 1 %}{{ x }}', '{{ x }}{% set x = 1 %}{{ x }}', '{% if true %}{% set x = 1 %}{% endif %}{{ x }}', '{% if false %}{% set z = 1 %}{% endif %}{{ z }}', '{% with x = 1, y = x %}{{ x }}{{ y }}{% endwith %}{{ x }}{{ y }}', '{% with %}{% set q = 1 %}{% endwith %}{{ q }}',
        '{% set a, b = 1, 2 %}{{ a }}{{ b }}', '{% set a, b = 1 %}', '{% set (a, b) = [1, 2] %}{{ a }}', '{% set a %}b{{ x }}{% endset %}[{{ a }}]', '{% set a | upper | replace("B", "c") %}b{% endset %}{{ a }}', '{% set ns = namespace(a=1) %}{% for i in range(3) %}{% set ns.a = ns.a + i %}{% endfor %}{{ ns.a }}{{ ns.b }}{{ ns }}',
        '{% set x.a = 1 %}', '{% set nope.a = 1 %}', '{% set ns = namespace({"a": 1}, b=2) %}{{ ns.a }}{{ ns.b }}{% set ns.a, z = 3, 4 %}{{ ns.a }}{{ z }}', '{{ namespace(1) }}', '{% set 1 = 2 %}', '{% set none = 2 %}', '{% set x %}', '{{ _y }}', '{{ d.items }}{{ d["items"] }}{{ d.keys is callable }}',
        '{% macro m() %}{{ x }}{{ v }}{% endmacro %}{% set v = 1 %}{{ m() }}', '{% macro m() %}{{ x }}{% endmacro %}{{ m() }}{% set x = 1 %}{{ m() }}', '{% set c = cycler("a", "b") %}{{ c.next() }}{{ c.current }}{{ c.next() }}{{ c.next() }}{{ c.reset() }}{{ c.next() }}', '{{ cycler() }}',
        '{% set j = joiner("|") %}{% for i in range(3) %}{{ j() }}{{ i }}{% endfor %}', '{{ joiner()() }}', '{% set j = joiner() %}{{ j() }}{{ j() }}', '{{ lipsum(n=0) }}|{{ lipsum(n=1)|length > 20 }}', '{{ dict(a=1).a }} {{ range(2)|list }}', '{% print x, _y %}', '{% do x %}'),
    'macros': alike(
        {'x': 5},
        '{% macro m(a, b=2) %}<{{ a }}-{{ b }}>{% endmacro %}{{ m(1) }}{{ m(1, 3) }}{{ m(b=1, a=2) }}{{ m() }}', '{% macro m(a) %}{% endmacro %}{{ m(1, 2) }}', '{% macro m(a) %}{% endmacro %}{{ m(c=1) }}', '{% macro m() %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1, 2, c=3) }}',
        '{% macro m(a, b=a, c=d) %}{{ b }}{{ c }}{% endmacro %}{{ m(1) }}', '{% macro m(a=b, b=1) %}{{ a }}{% endmacro %}{{ m() }}', '{% macro m(a=1, b) %}{% endmacro %}', '{% macro m() %}[{{ caller() }}]{% endmacro %}{% call m() %}x{{ x }}{% endcall %}', '{% macro m() %}{{ caller(1, b=2) }}{% endmacro %}{% call(a, b) m() %}{{ a }}{{ b }}{% endcall %}',
        '{% macro m() %}{{ caller }}{% endmacro %}{{ m() }}', '{% macro m() %}{{ caller() }}{% endmacro %}{{ m() }}', '{% macro m() %}{% endmacro %}{% call m() %}{% endcall %}', '{% macro m(caller) %}{{ caller() }}{% endmacro %}', '{% macro m(caller=none) %}{{ caller() }}{% endmacro %}{% call m() %}y{% endcall %}',
        '{% macro m(n) %}{{ n }}{% if n %}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(3) }}', '{% macro m(a, b=1) %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m.name }}{{ m.arguments }}{{ m.catch_kwargs }}{{ m.catch_varargs }}{{ m.caller }}{{ m }}', '{% call x() %}{% endcall %}', '{% call x %}{% endcall %}', '{% call dict() %}{% endcall %}',
        '{% macro m() %}{% set x = 1 %}{{ x }}{% endmacro %}{{ m() }}{{ x }}', '{% macro outer() %}{% macro inner() %}i{% endmacro %}{{ inner() }}{% endmacro %}{{ outer() }}{{ inner() }}', '{% macro m(varargs) %}{{ varargs }}{% endmacro %}{{ m(1) }}', '{% for i in range(2) %}{% macro m() %}{{ i }}{% endmacro %}{{ m() }}{% endfor %}', '{% macro 1() %}{% endmacro %}', '{% macro m %}{% endmacro %}'),
    'other tags': alike(
        {'a': 1, 'b': 0, 's': 'x'},
        '{% if a %}1{% elif b %}2{% else %}3{% endif %}', '{% if b %}1{% elif a %}2{% endif %}', '{% if b %}1{% elif b %}2{% else %}3{% endif %}', '{% if a, b %}x{% endif %}', '{% filter upper %}a{{ s }}{% endfilter %}', '{% filter replace("a", "b")|upper %}a{{ s }}{% endfilter %}', '{% filter length %}abc{% endfilter %}', '{% filter nope %}{% endfilter %}',
        '{% block one %}1{{ a }}{% endblock %}{{ self.one() }}', '{% block one %}{{ super() }}{% endblock %}', '{% block one %}{% endblock %}{% block one %}{% endblock %}', '{% block one %}{% endblock two %}', '{% block one-two %}{% endblock %}', '{% for i in [1, 2] %}{% block one scoped %}{{ i }}{{ loop.index }}{% endblock %}{% endfor %}', '{% for i in [1] %}{% block one %}{{ i }}{% endblock %}{% endfor %}',
        '{% set v = 1 %}{% block one %}{{ v }}{% set v = 2 %}{{ v }}{% endblock %}{{ v }}', '{% block one required %}{% endblock %}', '{% block one required %}x{% endblock %}', '{{ self }}{{ self.nope }}', '{{ self.nope() }}', '{% set x = self.one() %}{% block one %}q{% endblock %}{{ x }}'),
    'other templates': stored(
        {'a': 1},
        '{% extends "base" %}{% block head %}child, {{ super() }}{% endblock %}ignored{% set v = 3 %}', '{% extends "middle" %}{% block head %}child, {{ super() }}, {{ super.super() }}{% endblock %}', '{% extends "middle" %}{% block body %}{{ super() }}{{ self.head() }}{% endblock %}', '{% if a %}{% extends "base" %}{% endif %}x', '{% if not a %}{% extends "base" %}{% endif %}x',
        '{% extends "nope" %}', '{% extends "base" %}{% extends "base" %}', '{% for i in [1] %}{% extends "base" %}{% endfor %}', '{% extends a %}', '{% extends nothing %}', 'x{% extends "base" %}', '{% set v = 2 %}{% for i in [7] %}{% include "part" %}{% endfor %}{{ a }}', '{% set v = 2 %}{% include "part" without context %}', '{% include "nope" %}', '{% include "nope" ignore missing %}x',
        '{% include ["nope", "part"] %}', '{% include ["nope", "no"] %}', '{% include [] %}', '{% include nothing %}', '{% include ["nope", nothing] ignore missing with context %}', '{% include "broken" %}', '{% include "macros" %}', '{% import "macros" as m %}{{ m.hello("a") }}{{ m.shown }}{{ m._hidden }}{{ m }}{{ m.nope }}', '{% import "macros" as m with context %}{{ m.hello("a", end="?") }}',
        '{% from "macros" import hello %}{{ hello("b") }}', '{% from "macros" import hello as hi, shown with context %}{{ hi("b") }}{{ shown }}', '{% from "macros" import nope %}{{ nope }}{{ nope() }}', '{% from "macros" import _own %}', '{% from "macros" import %}', '{% import "macros" %}', '{% import "nope" as x %}', '{% from "macros" import hello, shown %}{% set z = hello %}{{ z("c") }}{{ shown }}'),
    'syntax errors': alike(
        {},
        '{% debug %}', '{% if %}', '{% if true %}', '{% if true %}{% endfor %}', '{% for i in [1] %}{% endif %}', '{% endif %}', '{% else %}', '{% for i in [] %}\n\n{% if 1 %}{% endfor %}', '{{ }}', '{{ 1 2 }}', '{{ (1 }}', '{{ 1) }}', '{{ [1) }}', '{{ {1} }}', '{{ a. }}', '{{ a[ }}', '{{ f(1, *a, *b) }}', '{{ f(a=1, 2) }}', '{{ f(**a, *b) }}',
        '{{ f(**a, b=1) }}', '{{ f(1 2) }}', '{{ a|1 }}', '{{ a is }}', '{% set %}', '{% set a = %}', '{% set a %}x', '{% for i %}', '{% for i in %}', '{% block %}', '{% macro %}', '{% call %}', '{% filter %}{% endfilter %}', '{% with a %}{% endwith %}', '{% include %}', '{% import "a" %}', '{% 1 %}', '{% "if" %}', '{%', '{{', '{{ a', '{% if a', '\n\n{{ 1 +',
        '{{ a }', '{% if a }}', '{{ a %}', '{{ lambda: 1 }}', '{{ a = 1 }}', '{{ a := 1 }}', '{{ not }}', '{{ a not b }}', '{{ a if }}', '{{ a if b else }}', '{% raw x %}', '{{ "a" if }}', '{{ $ }}', '{{ a\n  b }}', '{% if a %}\n{{ b|nope }}\n{% endif %}x', '\n{{ b|nope }}', '{{ a ? b }}', '{{ `a` }}', '{{ a; }}', '{{ 1|esc|ape }}', '{% autoescape %}{% endautoescape %}'),
}
