//! Lays out what was written, with the fonts that are in the program and nothing else: no file, no package, no
//! clock. Called by `pdf`, and the only file that knows `typst`.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// The fonts; their licence lies beside them.
const FILES: [&[u8]; 5] = [
    include_bytes!("fonts/DejaVuSansCondensed.ttf"),
    include_bytes!("fonts/DejaVuSansCondensed-Bold.ttf"),
    include_bytes!("fonts/DejaVuSansCondensed-Oblique.ttf"),
    include_bytes!("fonts/DejaVuSansCondensed-BoldOblique.ttf"),
    include_bytes!("fonts/DejaVuSansMono.ttf"),
];

/// The fonts that are in the program.
pub(super) struct Fonts(Vec<Font>);

impl Fonts {
    pub(super) fn embedded() -> Self {
        Self(FILES.into_iter().filter_map(|file| Font::new(Bytes::new(file), 0)).collect())
    }

    /// Whether a letter has a shape in them. Archives take no letters whose meaning is private.
    pub(super) fn have(&self, letter: char) -> bool {
        let is_barred = matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}')
            || letter.is_control();
        !is_barred && self.0.iter().any(|font| font.info().coverage.contains(u32::from(letter)))
    }

    /// Lays out pages, and gives their file.
    pub(super) fn lay_out(&self, text: String) -> Result<Vec<u8>, String> {
        let world = Sole {
            library: LazyHash::new(
                Library::builder()
                    .with_features([Feature::A11yExtras].into_iter().collect())
                    .build(),
            ),
            book: LazyHash::new(FontBook::from_fonts(&self.0)),
            fonts: &self.0,
            source: Source::detached(text),
        };
        let said = |errors: typst::ecow::EcoVec<typst::diag::SourceDiagnostic>| {
            errors.first().map(|error| error.message.to_string()).unwrap_or_default()
        };
        let pages = typst::compile::<PagedDocument>(&world).output.map_err(said)?;
        let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
            .map_err(|error| error.message().to_string())?;
        // Who made it and when is nobody's business, and not the same twice.
        let options =
            PdfOptions { creator: Smart::Custom(None), standards, ..PdfOptions::default() };
        let file = typst_pdf::pdf(&pages, &options).map_err(said);
        // What is kept for laying out the same again would only grow.
        typst::comemo::evict(0);
        file
    }
}

/// All that there is for a document.
struct Sole<'f> {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: &'f [Font],
    source: Source,
}

impl World for Sole<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.source.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.source.id() { Ok(self.source.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
