# The host objects of the recorded cases. Run with `emit` (adds a line to the output) and `attributes_of`
# (the attributes of an object, as a dict) in its globals, by CPython and by Ristretto alike.


class Plain:
    def __init__(self):
        self.a = 1

    def method(self, value=None):
        return ('method', value)


class Guarded:
    def __init__(self):
        self.items_seen = []

    def __guarded_setattr__(self, name, value):
        self.items_seen.append(('setattr', name, value))

    def __guarded_delattr__(self, name):
        self.items_seen.append(('delattr', name))

    def __guarded_setitem__(self, key, value):
        self.items_seen.append(('setitem', key, value))

    def __guarded_delitem__(self, key):
        self.items_seen.append(('delitem', key))


class ctx:
    def __init__(self, label, value=None, suppress=False):
        self.label = label
        self.value = value
        self.suppress = suppress

    def __enter__(self):
        emit(f'enter {self.label}')
        return self.value

    def __exit__(self, kind, value, traceback):
        emit(f'exit {self.label} {None if kind is None else kind.__name__}')
        return self.suppress


class Doc:
    def __init__(self):
        self.name = 'DOC-1'
        self.qty = 3
        self.rate = 2.5
        self.tags = ['x', 'y']
        self.title = None

    def get(self, key, default=None):
        return attributes_of(self).get(key, default)

    def set(self, key, value):
        setattr(self, key, value)

    def __repr__(self):
        return 'Doc(' + ', '.join([f'{name}={value!r}' for name, value in attributes_of(self).items()]) + ')'


plain = Plain()
guarded = Guarded()
doc = Doc()
