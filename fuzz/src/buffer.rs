//! Any bytes as the input buffer: they are judged or said to be damaged, and nothing beyond them is read. (The reader has
//! no `unsafe`, so that it would panic; `AddressSanitizer` watches besides.) What is said of them is bounded by what they are.

use workflow_preflight::fuzzing::{embedded, validator};

use crate::places::{check, is_broken_off, violations};
use crate::random::Random;
use crate::sites::root;

/// Cells in front of the tree.
const HEADER: usize = 8;

/// Tries the bytes, and once more with a header that fits them, without which next to no noise gets past the header.
pub fn run(data: &[u8]) {
    let mut random = Random::new(data);
    let Some((site, direction)) = root(embedded(), &mut random) else { return };
    let texts = usize::from(random.byte());
    let buffer = random.rest();
    let validator = validator(embedded(), site, direction);
    for buffer in [buffer, &with_header(buffer, texts)] {
        let report = validator.validate_buffer(buffer);
        check(&report);
        assert_eq!(report, validator.validate_buffer(buffer));
        // The root, its missing members and rules, and a few for each cell.
        let most = 200 + 8 * buffer.len();
        assert!(violations(&report).count() <= most);
        assert!(buffer.len() >= HEADER + 4 || is_broken_off(&report));
    }
}

/// The bytes behind a header, of which about so many are texts.
fn with_header(bytes: &[u8], texts: usize) -> Vec<u8> {
    let cells = bytes.len().saturating_sub(texts) / 4;
    let unit = u32::from(texts % 2 == 1);
    let header = [u32::try_from(cells).unwrap(), unit].map(u32::to_le_bytes);
    [header.as_flattened(), bytes].concat()
}
