# The globals of the attack corpus without a site: the names are there, what stands behind them does nothing. Run with
# `emit` (adds to the log), `_dict`, `namespace` (Frappe's namespace dict), `loads` and `dumps` in its globals.


class ValidationError(ValueError):
    pass


class PermissionError(Exception):
    pass


class DoesNotExistError(ValidationError):
    pass


class DuplicateEntryError(Exception):
    pass


class LinkValidationError(ValidationError):
    pass


class DataError(Exception):
    pass


class AuthenticationError(Exception):
    pass


def throw(msg='', exc=ValidationError, **options):
    raise exc(msg)


def log(*args):
    if args:
        emit(args[0])


def msgprint(*args, **options):
    if args:
        emit(args[0])


def log_error(*args, **options):
    return None


def nothing(*args, **options):
    return None


def no_rows(*args, **options):
    return []


def no_tuple(*args, **options):
    return ()


def zero(*args, **options):
    return 0


def empty(*args, **options):
    return _dict()


def escape(text):
    return f"'{text}'"


def cint(value):
    return int(float(value or 0))


def flt(value):
    return float(value or 0)


def cstr(value):
    return '' if value is None else str(value)


def as_json(value):
    return dumps(value)


json = namespace(loads=loads, dumps=dumps)
args = _dict()
doc = _dict(doctype='ToDo', name='TODO-1', description='x')
frappe = namespace(
    flags=_dict(),
    form_dict=_dict(),
    session=_dict(user='test@example.com', csrf_token='tok'),
    user='test@example.com',
    response=_dict(docs=[]),
    lang='en',
    throw=throw,
    msgprint=msgprint,
    log_error=log_error,
    get_doc=empty,
    get_all=no_rows,
    get_list=no_rows,
    db=namespace(
        get_list=no_rows,
        get_all=no_rows,
        get_value=nothing,
        set_value=nothing,
        exists=nothing,
        count=zero,
        escape=escape,
        sql=no_tuple,
        commit=nothing,
        rollback=nothing,
    ),
    utils=namespace(cint=cint, flt=flt, cstr=cstr),
    ValidationError=ValidationError,
    PermissionError=PermissionError,
    DoesNotExistError=DoesNotExistError,
    DuplicateEntryError=DuplicateEntryError,
    LinkValidationError=LinkValidationError,
    DataError=DataError,
    AuthenticationError=AuthenticationError,
)
GIVEN = ['frappe', 'json', 'args', 'doc', '_dict', 'log', 'as_json']
