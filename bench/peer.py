# The peers of the benchmark: plain CPython, and CPython with RestrictedPython and Frappe's guards.
# Reads lines `mode program`, answers each with a JSON line of nanoseconds of CPU time.
import json, sys, time

MODE = sys.argv[1]

if MODE == 'restricted':
    from RestrictedPython import compile_restricted, safe_globals
    from RestrictedPython.Guards import guarded_iter_unpack_sequence, safer_getattr
    from types import BuiltinFunctionType, BuiltinMethodType, CodeType, FrameType, FunctionType, MethodType, ModuleType, TracebackType

    UNSAFE = set('gi_frame gi_code gi_yieldfrom cr_frame cr_code cr_origin cr_await ag_code ag_frame tb_frame tb_next format format_map f_back f_builtins f_code f_globals f_locals f_trace'.split())
    INPLACE = {'+=': '__iadd__', '-=': '__isub__', '*=': '__imul__', '/=': '__itruediv__', '//=': '__ifloordiv__', '%=': '__imod__', '**=': '__ipow__', '<<=': '__ilshift__', '>>=': '__irshift__', '&=': '__iand__', '^=': '__ixor__', '|=': '__ior__'}
    import operator
    OPERATIONS = {'+=': operator.iadd, '-=': operator.isub, '*=': operator.imul, '/=': operator.itruediv, '//=': operator.ifloordiv, '%=': operator.imod, '**=': operator.ipow, '<<=': operator.ilshift, '>>=': operator.irshift, '&=': operator.iand, '^=': operator.ixor, '|=': operator.ior}

    def guard_getattr(obj, name, default=None):
        if name in UNSAFE:
            raise SyntaxError(f'{name} is an unsafe attribute')
        if isinstance(obj, (ModuleType, CodeType, TracebackType, FrameType)):
            raise SyntaxError(f'Reading {obj} attributes is not allowed')
        if name.startswith('_'):
            raise AttributeError(f'"{name}" is an invalid attribute name because it starts with "_"')
        return safer_getattr(obj, name, default=default)

    def guard_getitem(obj, key):
        if isinstance(key, str) and key.startswith('_'):
            raise SyntaxError('Key starts with _')
        return obj[key]

    def guard_write(obj):
        if isinstance(obj, (ModuleType, CodeType, TracebackType, FrameType, type, FunctionType, MethodType, BuiltinFunctionType, BuiltinMethodType)):
            raise SyntaxError(f'Not allowed to write to object {obj} of type {type(obj)}')
        return obj

    def guard_inplace(op, value, operand):
        if hasattr(value, INPLACE[op]) and not isinstance(value, (list, set)):
            raise TypeError(f'Augmented assignment to {type(value).__name__} objects is not allowed in untrusted code')
        return OPERATIONS[op](value, operand)

    BUILTINS = dict(all=all, any=any, dict=dict, enumerate=enumerate, list=list, max=max, min=min, set=set, sum=sum)

    def compiled(source):
        return compile_restricted(source, '<script>', 'exec')

    def namespace():
        space = dict(safe_globals)
        space.update(BUILTINS)
        space.update(_getattr_=guard_getattr, _getitem_=guard_getitem, _write_=guard_write, _getiter_=iter, _iter_unpack_sequence_=guarded_iter_unpack_sequence, _inplacevar_=guard_inplace)
        return space
else:
    def compiled(source):
        return compile(source, '<script>', 'exec')

    def namespace():
        return {'__name__': 'script'}


class Doc:
    def __init__(self, **fields):
        self.__dict__.update(fields)


ROWS = [Doc(qty=2, rate=30.0), Doc(qty=1, rate=55.5), Doc(qty=4, rate=7.25)]


def make_doc():
    return Doc(name='D-1', description='a test of events', status='Open', items=ROWS, approved=0, remarks='')


def run_program(source, rounds):
    code = compiled(source)
    times = []
    for _ in range(rounds):
        space = namespace()
        start = time.process_time_ns()
        exec(code, space)
        times.append(time.process_time_ns() - start)
    return times, repr(space['result'])


def run_event(source, count, cached):
    code = compiled(source)
    space = namespace()
    start = time.process_time_ns()
    for _ in range(count):
        exec(code if cached else compiled(source), dict(space), {'doc': make_doc()})
    return (time.process_time_ns() - start) / count


for line in sys.stdin:
    task = json.loads(line)
    if task['kind'] == 'program':
        times, result = run_program(task['source'], task['rounds'])
        print(json.dumps({'times': times, 'result': result}), flush=True)
    else:
        print(json.dumps({'time': run_event(task['source'], task['count'], task['cached'])}), flush=True)
