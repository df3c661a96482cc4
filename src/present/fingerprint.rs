//! What a finding is recognised by from one run to the next, while lines above it come and go.
//!
//! It is made of the path, the rule, the message and the marked text, and not of the place; the
//! same fault twice in a file is told apart by its order.

use std::collections::HashMap;

use crate::diagnostic::Finding;

/// The fingerprints given out in a run.
#[derive(Debug, Default)]
pub(super) struct Fingerprints {
    given: HashMap<u128, u64>,
}

impl Fingerprints {
    /// The fingerprint of a finding: 32 hexadecimal digits, never the same twice.
    pub(super) fn next(&mut self, path: &str, finding: &Finding, marked: &str) -> String {
        let fields = [path, finding.rule.id, &finding.message, marked];
        let content = of(fields);
        let nth = self.given.entry(content).or_default();
        let hash = if *nth == 0 { content } else { add(content, &nth.to_le_bytes()) };
        *nth += 1;
        shown(hash)
    }
}

/// The fingerprint of what is said of a file as a whole, by its path and what that is.
pub(super) fn of_file(path: &str, what: &str) -> String {
    shown(of([path, what]))
}

fn shown(hash: u128) -> String {
    format!("{hash:032x}")
}

/// The hash of some fields.
fn of<const N: usize>(fields: [&str; N]) -> u128 {
    fields.into_iter().fold(BASIS, |hash, field| {
        // With its length, so that no field can pass for parts of two.
        let hash = add(hash, &(field.len() as u64).to_le_bytes());
        add(hash, field.as_bytes())
    })
}

/// FNV-1a of 128 bits: published constants, the same on every machine and in every release.
/// Nothing rests on its being hard to forge.
const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

fn add(hash: u128, bytes: &[u8]) -> u128 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u128::from(*byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::{BASIS, add};

    #[test]
    fn the_hash_is_the_published_one() {
        assert_eq!(add(BASIS, b""), BASIS);
        assert_eq!(add(BASIS, b"a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
        assert_eq!(add(BASIS, b"foobar"), 0x343e_1662_793c_64bf_6f0d_3597_ba44_6f18);
    }
}
