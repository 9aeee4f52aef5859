// The collections module.
import { PyModule, type PyValue } from '../../src/language/runtime/values.ts';
import { chainMapType } from './collections/chain-map.ts';
import { counterType } from './collections/counter.ts';
import { defaultDictType } from './collections/defaultdict.ts';
import { dequeType } from './collections/deque.ts';
import { namedtuple } from './collections/namedtuple.ts';
import { orderedDictType } from './collections/ordered-dict.ts';

/** The collections module; UserDict and its kin are not offered. */
export const collectionsModule = new PyModule(
  'collections',
  new Map<string, PyValue>([
    ['ChainMap', chainMapType],
    ['Counter', counterType],
    ['OrderedDict', orderedDictType],
    ['defaultdict', defaultDictType],
    ['deque', dequeType],
    ['namedtuple', namedtuple],
  ]),
);
