# Runs cases on this CPython with RestrictedPython: a JSON object a line in, a JSON object a line out.
import json
import os
import re
import resource
import signal
import sys
import traceback
import warnings

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
warnings.simplefilter('ignore')

import cpython_environment as environment  # noqa: E402
import RestrictedPython  # noqa: E402

FILENAME = 'script.py'
LONGEST = 6000
SECONDS = 10
COMPILERS = {
    'exec': RestrictedPython.compile_restricted_exec,
    'eval': RestrictedPython.compile_restricted_eval,
    'single': RestrictedPython.compile_restricted_single,
}


def cleaned(text):
    text = re.sub('0x[0-9a-f]{6,}', '0xADDR', text)
    return text if len(text) <= LONGEST else f'{text[:LONGEST]}...[{len(text) - LONGEST} more]'


def brief(error):
    return None if error is None else {'type': type(error).__name__, 'message': cleaned(str(error))}


def script_lines(error):
    frames = traceback.extract_tb(error.__traceback__)
    return [frame.lineno for frame in frames if frame.filename == FILENAME]


def exception_fields(error):
    lines = script_lines(error)
    return {
        'status': 'exception',
        **brief(error),
        'args': cleaned(repr(error.args)),
        'line': lines[-1] if lines else None,
        'module_line': lines[0] if lines else None,
        'cause': brief(error.__cause__),
        'context': None if error.__suppress_context__ else brief(error.__context__),
    }


def compiled(case):
    policy = environment.FrappeTransformer if case['policy'].startswith('frappe') else RestrictedPython.RestrictingNodeTransformer
    if case['mode'] == 'function':
        globalize = case['globalize'] or None
        return RestrictedPython.compile_restricted_function(
            case['params'], case['source'], case['name'], FILENAME, globalize, policy=policy
        )
    return COMPILERS[case['mode']](case['source'], FILENAME, policy=policy)


def verdict(case):
    nothing = {'compiles': False, 'errors': [], 'warnings': [], 'raised': None}
    try:
        code, errors, notes, used = compiled(case)
    except SyntaxError as error:
        return None, {**nothing, 'raised': {'type': type(error).__name__, 'message': error.msg, 'line': error.lineno}}
    except Exception as error:
        return None, {**nothing, 'raised': {**brief(error), 'line': None}}
    found = {'compiles': code is not None, 'errors': list(errors), 'warnings': list(notes), 'used_names': list(used)}
    return code, {**nothing, **found}


def spaces(case, output):
    frappe = case['policy'].startswith('frappe')
    emit = output.log if frappe else (lambda text: output.write(f'{text}\n'))
    host, doc = environment.host_objects(emit)
    if frappe:
        names = {**environment.frappe_globals(output, case['policy']), **host, **environment.stub('frappe_stub.py', output)}
    else:
        names = {**environment.restricted_globals(output), **host}
    return names, ({'doc': doc} if case['scope'] == 'separate' else None)


def left_in(space, given, always=None):
    return {
        name: cleaned(repr(value))
        for name, value in space.items()
        if name == always or (not name.startswith('_') and (name not in given or given[name] is not value))
    }


def run_script(case):
    if case['mode'] == 'evalclass' or case['trace']:
        return {'skipped': 'this adapter neither traces guards nor makes RestrictionCapableEval'}
    code, fields = verdict(case)
    if code is None or not case['run'] or (case['mode'] == 'function' and 'outcome' not in case['expected']):
        return {'fields': fields}
    output = environment.Output()
    names, inner = spaces(case, output)
    given = {**names, **(inner or {})}
    try:
        value = eval(code, names, names if inner is None else inner)
        if case['mode'] == 'function':
            value = names[case['name']](*case.get('call', []))
        valued = case['mode'] in ('eval', 'function')
        outcome = {'status': 'ok', **({'value': cleaned(repr(value))} if valued else {})}
    except BaseException as error:
        outcome = exception_fields(error)
    fields.update(outcome=outcome, stdout=cleaned(''.join(output.pieces)))
    fields['variables'] = left_in(names if inner is None else inner, given, None if inner is None else 'doc')
    if case['policy'].startswith('frappe'):
        fields['log'] = [cleaned(entry) for entry in output.entries]
    added = {} if inner is None else left_in(names, given)
    return {'fields': {**fields, **({'global_variables': added} if added else {})}}


def run_comments(case):
    case = {**case, 'mode': 'exec'}
    code, fields = verdict(case)
    if code is None:
        return {'fields': {'output': [], 'error': compile_error(fields)}}
    output = environment.Output()
    names, inner = spaces(case, output)
    error = None
    try:
        exec(code, names, inner)
    except BaseException as raised:
        text = str(raised)
        name = type(raised).__name__
        error = {'line': (script_lines(raised) or [0])[-1], 'text': cleaned(f'{name}: {text}' if text else name)}
    printed = ''.join(output.pieces)
    lines = cleaned(printed).removesuffix('\n').split('\n') if output.pieces else []
    return {'fields': {'output': lines, 'error': error}}


def compile_error(fields):
    raised = fields['raised']
    if raised is not None:
        return {'line': raised['line'], 'text': f'compile: {raised["message"]}'}
    line, text = re.match(r'Line (\d+|None): (.*)', fields['errors'][0], re.S).groups()
    place = None if line == 'None' else int(line)
    broken = re.match(r'(?:Syntax|Indentation|Tab)Error: (.*) at statement: ', text, re.S)
    return {'line': place, 'text': f'syntax: {broken[1]}' if broken else f'policy: {text}'}


def attack_outcome(case):
    try:
        code = RestrictedPython.compile_restricted(case['source'], FILENAME, policy=environment.FrappeTransformer)
    except (SyntaxError, ValueError, MemoryError, RecursionError, UnicodeError):
        return {'outcome': 'compile-error'}
    output = environment.Output()
    names = {**environment.frappe_globals(output, 'frappe-16'), **environment.stub('attack_stub.py', output)}
    try:
        exec(code, names)
    except BaseException as error:
        return {'outcome': f'python-exception:{type(error).__name__}', 'message': cleaned(str(error))}
    return {'outcome': f'harmless-result:{names.get("result")!r}'}


def run_attack(case):
    """In a child with limits: what trips them has no outcome that CPython could name."""
    if 'limit:' in case['expect'] or case['topic'].startswith('host.'):
        return {'skipped': 'CPython has no such limits and no site'}
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
        signal.alarm(SECONDS)
        os.write(writer, json.dumps(attack_outcome(case)).encode()[:60_000])
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, 'rb') as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    return {'fields': json.loads(answer) if answer else {'outcome': 'killed'}}


RUNNERS = {'script': run_script, 'comment': run_comments, 'attack': run_attack}


def answer(case):
    runner = RUNNERS.get(case['kind'])
    if runner is None:
        return {'skipped': 'needs a site'}
    mine = f'{sys.version_info.major}.{sys.version_info.minor}'
    if case.get('python', mine) != mine and case['kind'] == 'script':
        return {'skipped': f'recorded on another Python than {mine}'}
    return runner(case)


def main():
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)


if __name__ == '__main__':
    main()
