//! Tests of reading YAML: what is refused, in which words, and where.
