//! A workbook is an archive, and its directory says for every file on which system it was made. That
//! would be all that differs between the systems: here it is always the same one.

/// The system that is named: Unix.
const SYSTEM: u8 = 3;
/// What an entry of the directory begins with, and how long it is without its texts.
const ENTRY: &[u8] = b"PK\x01\x02";
const ENTRY_LENGTH: usize = 46;
/// What the end of the directory begins with, and how long it is without a comment.
const END: &[u8] = b"PK\x05\x06";
const END_LENGTH: usize = 22;

/// Names the same system for every file. Bytes that are no archive stay as they are.
pub(super) fn made_anywhere(bytes: &mut [u8]) {
    let mut at = directory(bytes);
    while let Some(entry) = at.and_then(|at| bytes.get_mut(at..at + ENTRY_LENGTH)) {
        if !entry.starts_with(ENTRY) {
            return;
        }
        entry[5] = SYSTEM;
        // Its name, what belongs to one system only, and a comment.
        let texts: usize = [28, 30, 32].map(|place| number(entry, place, 2)).iter().sum();
        at = at.map(|at| at + ENTRY_LENGTH + texts);
    }
}

/// Where the directory begins.
fn directory(bytes: &[u8]) -> Option<usize> {
    let end = bytes.get(bytes.len().checked_sub(END_LENGTH)?..)?;
    end.starts_with(END).then(|| number(end, 16, 4))
}

fn number(bytes: &[u8], place: usize, length: usize) -> usize {
    let digits = bytes.iter().skip(place).take(length).rev();
    digits.fold(0, |number, byte| (number << 8) | usize::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::made_anywhere;
    use crate::render::tables::{definitions, xlsx};

    /// The places of a workbook that name a system, found by what stands around them.
    fn systems(bytes: &[u8]) -> Vec<usize> {
        let entries = bytes.windows(4).enumerate().filter(|(_, four)| *four == b"PK\x01\x02");
        entries.map(|(at, _)| at + 5).collect()
    }

    #[test]
    fn a_workbook_does_not_tell_the_system_it_was_made_on() {
        let workbook = xlsx::workbook(&definitions()).expect("it can be written").bytes;
        let places = systems(&workbook);
        assert!(places.len() > definitions().len());
        assert!(places.iter().all(|at| workbook[*at] == 3));
        for system in [0, 10, 19] {
            let mut other = workbook.clone();
            for at in &places {
                other[*at] = system;
            }
            assert!(other != workbook);
            made_anywhere(&mut other);
            assert!(other == workbook, "made on system {system}");
        }
    }

    #[test]
    fn what_is_no_archive_stays() {
        for text in [&b""[..], b"PK", b"no archive, though it is long enough to be one"] {
            let mut bytes = text.to_vec();
            made_anywhere(&mut bytes);
            assert_eq!(bytes, text);
        }
    }
}
