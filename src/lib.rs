//! tm

pub mod diagram;
