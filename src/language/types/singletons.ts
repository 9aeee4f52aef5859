// The types of None, NotImplemented and `...`.
import './object.ts';
import { raise } from '../runtime/errors.ts';
import { defineType, type PyType } from '../runtime/type.ts';
import { builtin, ellipsis, notImplemented, type PyValue } from '../runtime/values.ts';

interface Singleton {
  readonly name: string;
  readonly shown: string;
  readonly value: PyValue;
  readonly truth: boolean;
  readonly hash: number;
}

function singletonType({ name, shown, value, truth, hash }: Singleton): PyType {
  return defineType({
    name,
    bases: [builtin.object],
    subclassable: false,
    slots: {
      repr: () => shown,
      bool: () => truth,
      hash: () => hash,
      construct(_run, type, args, keywords) {
        if (args.length > 0 || keywords !== undefined) raise('TypeError', `${type.name} takes no arguments`);
        return value;
      },
    },
  });
}

builtin.NoneType = singletonType({ name: 'NoneType', shown: 'None', value: null, truth: false, hash: 0xfca86420 });
builtin.NotImplementedType = singletonType({
  name: 'NotImplementedType',
  shown: 'NotImplemented',
  value: notImplemented,
  truth: true,
  hash: 0x7f01_0000,
});
builtin.ellipsis = singletonType({
  name: 'ellipsis',
  shown: 'Ellipsis',
  value: ellipsis,
  truth: true,
  hash: 0x7f02_0000,
});
