# The two environments of the cases, on CPython: RestrictedPython's own guards, and guards that behave as Frappe's do.
import io
import json
import operator
import pathlib
import random
import types

from RestrictedPython import (
    Eval,
    Guards,
    PrintCollector,
    RestrictingNodeTransformer,
    limited_builtins,
    safe_builtins,
    utility_builtins,
)

PLACE = pathlib.Path(__file__).parent.parent / 'environments'

OPERATIONS = {
    '+=': operator.iadd,
    '-=': operator.isub,
    '*=': operator.imul,
    '/=': operator.itruediv,
    '//=': operator.ifloordiv,
    '%=': operator.imod,
    '**=': operator.ipow,
    '<<=': operator.ilshift,
    '>>=': operator.irshift,
    '|=': operator.ior,
    '^=': operator.ixor,
    '&=': operator.iand,
}

UNSAFE = set(
    'gi_frame gi_code gi_yieldfrom cr_frame cr_code cr_origin cr_await ag_code ag_frame tb_frame tb_next '
    'format format_map f_back f_builtins f_code f_globals f_locals f_trace'.split()
)
OPAQUE = (types.ModuleType, types.CodeType, types.TracebackType, types.FrameType)
UNWRITABLE = OPAQUE + (type, types.FunctionType, types.MethodType, types.BuiltinFunctionType)


class FrappeTransformer(RestrictingNodeTransformer):
    def check_name(self, node, name, *rest, **options):
        if name != '_dict':
            super().check_name(node, name, *rest, **options)


class Output:
    """What a case has printed and logged."""

    def __init__(self):
        self.pieces = []
        self.entries = []

    def write(self, text):
        self.pieces.append(text)

    def log(self, entry):
        self.entries.append(str(entry))
        self.pieces.append(f'{entry}\n')


def collector(output):
    class Collector(PrintCollector):
        def write(self, text):
            output.write(text)
            super().write(text)

    Collector.__name__ = Collector.__qualname__ = 'PrintCollector'
    Collector.__module__ = 'RestrictedPython.PrintCollector'
    return Collector


def frappe_collector(output):
    class FrappePrintCollector(PrintCollector):
        def _call_print(self, *objects, **keywords):
            buffer = io.StringIO()
            print(*objects, file=buffer, **keywords)
            output.log(buffer.getvalue().strip())

    FrappePrintCollector.__module__ = 'frappe.utils.safe_exec'
    FrappePrintCollector.__qualname__ = 'FrappePrintCollector'
    FrappePrintCollector._call_print.__qualname__ = 'FrappePrintCollector._call_print'
    return FrappePrintCollector


class AttributeDict(dict):
    def __getattr__(self, key):
        return self.get(key)

    def __setattr__(self, key, value):
        self[key] = value

    def __delattr__(self, key):
        del self[key]

    def update(self, *others, **items):
        super().update(*others, **items)
        return self

    def copy(self):
        return AttributeDict(self)


AttributeDict.__name__ = AttributeDict.__qualname__ = '_dict'
AttributeDict.__module__ = 'frappe.types.frappedict'


class NamespaceDict(AttributeDict):
    def __getattr__(self, key):
        if key in self:
            return self[key]

        def default_function(*args, **keywords):
            raise AttributeError(f"module has no attribute '{key}'")

        return default_function


def run_module(name, module, given):
    space = {'__name__': module, **given}
    exec(compile((PLACE / name).read_text(), name, 'exec'), space)
    return space


def host_objects(emit):
    made = run_module('host_objects.py', 'host', {'emit': emit, 'attributes_of': vars})
    hostmod = types.ModuleType('hostmod')
    hostmod.value = 7
    names = {name: made[name] for name in ('plain', 'guarded', 'ctx')}
    return {**names, 'hostmod': hostmod, 'hostcode': compile('1', '<host>', 'eval')}, made['doc']


def _apply_(function, *args, **keywords):
    return function(*args, **keywords)


# Messages about its arguments name it without a module.
_apply_.__module__ = 'builtins'


def restricted_globals(output):
    def metaclass(name, bases, namespace, **keywords):
        made = type(name, bases, namespace, **keywords)
        made._guarded_writes = 1
        return made

    def inplace(op, variable, operand):
        return operator.imatmul(variable, operand) if op == '@=' else OPERATIONS[op](variable, operand)

    builtins = {**safe_builtins, **limited_builtins, **utility_builtins}
    builtins.pop('DateTime', None)
    random.seed(0)
    return {
        '__builtins__': builtins,
        '__name__': 'script',
        '_getattr_': Guards.safer_getattr,
        '_getitem_': Eval.default_guarded_getitem,
        '_getiter_': Eval.default_guarded_getiter,
        '_iter_unpack_sequence_': Guards.guarded_iter_unpack_sequence,
        '_unpack_sequence_': Guards.guarded_unpack_sequence,
        '_write_': Guards.full_write_guard,
        '_print_': collector(output),
        '_inplacevar_': inplace,
        '_apply_': _apply_,
        '__metaclass__': metaclass,
    }


def frappe_getattr(object, name, default=None):
    if isinstance(name, str) and name in UNSAFE:
        raise SyntaxError(f'{name} is an unsafe attribute')
    if isinstance(object, OPAQUE):
        raise SyntaxError(f'Reading {object} attributes is not allowed')
    if name.startswith('_'):
        raise AttributeError(f'"{name}" is an invalid attribute name because it starts with "_"')
    return Guards.safer_getattr(object, name, default=default)


def frappe_getitem(object, key):
    if isinstance(key, str) and key.startswith('_'):
        raise SyntaxError('Key starts with _')
    return object[key]


def frappe_write(object):
    if isinstance(object, UNWRITABLE):
        raise SyntaxError(f'Not allowed to write to object {object} of type {type(object)}')
    return object


def frappe_inplace(op, variable, operand):
    operation = OPERATIONS[op]
    if hasattr(variable, f'__{operation.__name__}__') and not isinstance(variable, (list, set)):
        raise TypeError(f'Augmented assignment to {type(variable).__name__} objects is not allowed in untrusted code')
    return operation(variable, operand)


def frappe_globals(output, policy):
    given = {
        '__builtins__': dict(safe_builtins),
        '_getattr_': frappe_getattr,
        '_getitem_': frappe_getitem,
        '_write_': frappe_write,
        '_getiter_': iter,
        '_iter_unpack_sequence_': Guards.guarded_iter_unpack_sequence,
        '_print_': frappe_collector(output),
    }
    if policy != 'frappe-15':
        given['_inplacevar_'] = frappe_inplace
    for value in (abs, all, any, bool, dict, enumerate, isinstance, issubclass, list, max, min, range, set, sorted, sum, tuple):
        given[value.__name__] = value
    return given


def stub(name, output):
    given = {
        'emit': output.log,
        '_dict': AttributeDict,
        'namespace': NamespaceDict,
        'loads': json.loads,
        'dumps': json.dumps,
    }
    made = run_module(name, 'frappe.exceptions', given)
    return {name: made[name] for name in made['GIVEN']}
