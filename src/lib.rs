//! tm
