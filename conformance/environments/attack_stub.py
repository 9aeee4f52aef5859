# The stand-ins for the site of the attack corpus; a host of its own judges what they would do. `emit` adds to the log.


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
