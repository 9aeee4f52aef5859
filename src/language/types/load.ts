// Loads every built-in type, in an order in which bases come first.
import './object.ts';
import './type.ts';
import './descriptors.ts';
import './singletons.ts';
import './functions.ts';
import './module.ts';
import './traceback-object.ts';
import './exceptions.ts';
