//! What was written becomes what was meant: imports, names, kinds, values.
