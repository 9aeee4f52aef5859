"""Records what Jinja makes of templates: python3.11 test/site/record_templates.py (needs Jinja2 3.1)

Writes recordings/templates.json: topic -> [template, values, stored templates, answer]; an answer is ["ok", text],
["error", class, message] or ["syntax", class, message, line]. The environment is Frappe's: the sandbox, names that are
not there shown as they are written, and the builtins that scripts have as globals.
"""
import builtins
import json
import pathlib
import random
import re

import jinja2
from jinja2 import DebugUndefined, DictLoader
from jinja2.sandbox import SandboxedEnvironment

from template_inventions import Inventor
from template_topics import TOPICS

HERE = pathlib.Path(__file__).parent
GLOBALS = 'abs all any bool dict enumerate isinstance issubclass list max min range set sorted sum tuple'.split()
ADDRESS = re.compile(r'0x[0-9a-f]{6,}')
INVENTED = 900


def environment(stored):
    made = SandboxedEnvironment(loader=DictLoader(stored), undefined=DebugUndefined)
    made.globals.update({name: getattr(builtins, name) for name in GLOBALS})
    return made


def answer(template, values, stored):
    try:
        text = environment(stored).from_string(template).render(values)
        return ['ok', ADDRESS.sub('0x', text)]
    except jinja2.TemplateSyntaxError as error:
        return ['syntax', type(error).__name__, error.message, error.lineno]
    except Exception as error:
        return ['error', type(error).__name__, ADDRESS.sub('0x', str(error))]


def case(template, values, stored=None):
    written = json.dumps(values)
    return [template, written, stored or {}, answer(template, json.loads(written), stored or {})]


def comparable(each):
    """Errors of builtins name the class of markup, which they do not see here; long texts say nothing more."""
    return 'Markup' not in each[3][-1] if each[3][0] == 'error' else len(str(each[3][1])) < 1500


def main():
    recorded = {topic: [case(*each) for each in cases] for topic, cases in TOPICS.items()}
    inventor = Inventor(random.Random(31))
    recorded['invented'] = [each for each in (case(*inventor.template()) for _ in range(INVENTED)) if comparable(each)]
    topics = [
        f'{json.dumps(topic)}: [\n' + ',\n'.join(json.dumps(each) for each in cases) + '\n]'
        for topic, cases in recorded.items()
    ]
    (HERE / 'recordings' / 'templates.json').write_text('{\n' + ',\n'.join(topics) + '\n}\n')


main()
