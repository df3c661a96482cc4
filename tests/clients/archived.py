"""Whether files of PDF can be kept in an archive: which rules of PDF/A-2 they break, as pikepdf tells it after the
rules of veraPDF. It knows level B, and leaves tags to outloud. Called by tests/it/clients/pdf.rs."""

import sys

import pikepdf
from pikepdf.pdfa import check


def is_told(finding):
    """What it does not look at is no finding here, nor that lists of its own are shorter than the standard: of the
    properties in metadata it knows none that a file describes itself (6.6.2.3.1)."""
    is_level = finding.endswith("pdfaid:conformance is 'A', expected 'B'")
    return finding.startswith("[violation] ISO_19005_2:") and ":6.6.2.3.1-" not in finding and not is_level


wrong = []
for path in sys.argv[1:]:
    with pikepdf.open(path) as file:
        found = [str(one) for one in check(file, "2b").findings]
    wrong += [f"{path}: {one}" for one in found if is_told(one)]
if wrong:
    sys.exit("\n".join(wrong[:40]))
