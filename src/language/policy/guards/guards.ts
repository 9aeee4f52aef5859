// What guards a profile's programs call, by name.

/** The names by which rewritten programs call their guards. */
export type GuardName =
  | '_getattr_'
  | '_getitem_'
  | '_write_'
  | '_getiter_'
  | '_unpack_sequence_'
  | '_iter_unpack_sequence_'
  | '_inplacevar_'
  | '_apply_'
  | '_print_'
  | '__metaclass__';
