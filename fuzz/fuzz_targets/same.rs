//! `fuzz/run same`
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| targets::same(bytes));
