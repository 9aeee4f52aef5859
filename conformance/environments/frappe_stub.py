# The part of Frappe's globals that the recorded `frappe` cases have. Run with `emit` (adds an entry to the log), `_dict`,
# `namespace` (Frappe's namespace dict), `loads` and `dumps` in its globals.


class ValidationError(Exception):
    http_status_code = 417


class PermissionError(Exception):
    http_status_code = 403


class DoesNotExistError(ValidationError):
    http_status_code = 404


def log(msg):
    emit(msg)


def msgprint(msg):
    emit(msg)


def throw(msg, exc=ValidationError, title=None):
    raise exc(msg)


def bold(text):
    return f'<strong>{text}</strong>'


def _(msg):
    return msg


json = namespace(loads=loads, dumps=dumps)
args = _dict()
frappe = namespace(
    flags=_dict(),
    form_dict=_dict(name='Test', qty='5'),
    user='test@example.com',
    session=_dict(user='test@example.com'),
    response=_dict(docs=[]),
    log=log,
    msgprint=msgprint,
    throw=throw,
    bold=bold,
    ValidationError=ValidationError,
    PermissionError=PermissionError,
    DoesNotExistError=DoesNotExistError,
)
GIVEN = ['frappe', 'json', 'args', '_dict', 'log', '_']
