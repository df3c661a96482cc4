//! The message catalogue: every fixed word of the output that is not in a template.

use std::collections::BTreeMap;

/// The words of one language, by dotted key: `stage.ongoing`.
#[derive(Debug, Clone)]
pub struct Messages {
    words: BTreeMap<String, String>,
}

impl Messages {
    /// The catalogue that is embedded in the program.
    ///
    /// # Panics
    /// When the embedded catalogue is not what it has to be, which a test rules out.
    pub fn english() -> Self {
        let text = include_str!("../../templates/messages/en.json");
        let sections: BTreeMap<String, serde_json::Value> =
            serde_json::from_str(text).expect("the embedded catalogue is a JSON object");
        let mut words = BTreeMap::new();
        for (section, value) in &sections {
            flatten(section, value, &mut words);
        }
        Self { words }
    }

    /// The text of a key; the key itself where there is none, so that a gap can be seen.
    pub fn text<'m>(&'m self, key: &str) -> &'m str {
        self.get(key).unwrap_or_default()
    }

    /// The text of a key, if the catalogue has it.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.words.get(key).map(String::as_str)
    }
}

fn flatten(key: &str, value: &serde_json::Value, words: &mut BTreeMap<String, String>) {
    match value {
        serde_json::Value::String(text) => {
            words.insert(key.to_owned(), text.clone());
        }
        serde_json::Value::Object(entries) => {
            for (name, value) in entries {
                flatten(&format!("{key}.{name}"), value, words);
            }
        }
        _ => {}
    }
}
