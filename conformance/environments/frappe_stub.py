# The functions and exceptions of the `frappe` stub. Run with `emit` (adds an entry to the log) in its globals.


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
