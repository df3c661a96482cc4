//! What a plan's own templates may not be. `render::templates`, which knows what templates can do, finds it.

use crate::diagnostic::RuleInfo;
use crate::rule;

/// A template or a catalogue of messages of which no document can be made.
pub static BROKEN_TEMPLATE: RuleInfo = rule!("broken-template", Error, Files);
