// Loads every built-in type, in an order in which bases come first.
import './descriptors.ts';
