//! What templates see: the contract between the program and every template, ours or a plan's.
//!
//! One set of views serves Markdown and HTML. Numbers and dates are written out already, in the
//! house style; statuses are the words of the files (`on_time`), for the message catalogue to
//! translate. A field called a *prose* holds Markdown in which cited figures are filled in; the
//! `prose` filter turns it into the format of the template. Built by `report`; nothing here
//! computes.
//!
//! One file for each kind of thing; what several documents show is in `document`.

mod action;
mod activity;
mod document;
mod figure;
mod note;
mod priority;
mod report;

pub use action::{
    ActionView, ChangeView, ContinuationView, InputsView, ProgressView, QuotedFiguresView,
    RelationView, StatedView, StatusView, StepView, UnansweredView,
};
pub use activity::{ActivitiesView, EventView, FundingBidView, OperationView, PartnerView};
pub use document::{
    CountView, DeclassifiedView, DraftView, FindingView, MarkingView, PartView, PartyView,
    PeriodView, PlanView, PointView, RegisterView, SectionView, SourcesView, WhoView, WithheldView,
};
pub use figure::{BeforeView, FigureView, KpiView, PartOfView, ReadingView, TargetView};
pub use note::{
    AnnexView, BoundSummaryView, BoundView, DeclassificationView, FrontView, NotReleasedView,
    NoteView, ReferenceView, ReportedElsewhereView,
};
pub use priority::{
    GoalView, PrintedLetterView, PriorityView, ReportedView, SignatureView, SuccessionView,
    VariantView,
};
pub use report::{
    ColumnsView, GapsView, ListedView, NarrativeView, RecordsView, ReportView, StatusListView,
    TallyView,
};
