//! Columns that show a field of the model. What they are follows from what the field holds.

use super::definition::Definition;
use super::scope::Exported;
use crate::model::{
    Basis, BidOutcome, Decision, Due, Earlier, Entries, Involved, Line, Markdown, PlanDate,
    Printed, PriorityKey, Punctuality, Quantity, RelationKind, Stage, Stated, SuccessionKind,
    Unset, Verdict, Who, word,
};
use crate::source::Spanned;

/// What a field can hold.
pub(super) trait Shown: Sized + 'static {
    /// Adds its columns to a table.
    fn columns<'r, 'p: 'r, R: 'r>(
        table: Definition<'r, R>,
        name: &str,
        about: &str,
        of: impl Fn(&R) -> Option<(&'r Exported<'p>, &'p Self)> + Copy + 'r,
    ) -> Definition<'r, R>;
}

impl<T: Shown> Shown for Option<T> {
    fn columns<'r, 'p: 'r, R: 'r>(
        table: Definition<'r, R>,
        name: &str,
        about: &str,
        of: impl Fn(&R) -> Option<(&'r Exported<'p>, &'p Self)> + Copy + 'r,
    ) -> Definition<'r, R> {
        T::columns(table, name, about, move |row| {
            let (scope, value) = of(row)?;
            Some((scope, value.as_ref()?))
        })
    }
}

impl<T: Shown> Shown for Spanned<T> {
    fn columns<'r, 'p: 'r, R: 'r>(
        table: Definition<'r, R>,
        name: &str,
        about: &str,
        of: impl Fn(&R) -> Option<(&'r Exported<'p>, &'p Self)> + Copy + 'r,
    ) -> Definition<'r, R> {
        T::columns(table, name, about, move |row| of(row).map(|(scope, one)| (scope, &one.value)))
    }
}

/// A number or a line, and behind it why there is none.
macro_rules! stated {
    ($($type:ty: $why:literal),*) => {$(
        impl Shown for Stated<$type> {
            fn columns<'r, 'p: 'r, R: 'r>(
                table: Definition<'r, R>,
                name: &str,
                about: &str,
                of: impl Fn(&R) -> Option<(&'r Exported<'p>, &'p Self)> + Copy + 'r,
            ) -> Definition<'r, R> {
                let table = <$type>::columns(table, name, about, move |row| {
                    let (scope, stated) = of(row)?;
                    Some((scope, stated.known()?))
                });
                table.text(&format!("{name}_unset"), $why, move |row| match of(row)?.1 {
                    Stated::Known(_) => None,
                    Stated::Unset(unset) => Some(word(unset)),
                })
            }
        }
    )*};
}

stated!(Quantity: "Why there is no number.", Line: "Why that is not said.");

/// The words, and behind them who used them.
impl Shown for Printed {
    fn columns<'r, 'p: 'r, R: 'r>(
        table: Definition<'r, R>,
        name: &str,
        about: &str,
        of: impl Fn(&R) -> Option<(&'r Exported<'p>, &'p Self)> + Copy + 'r,
    ) -> Definition<'r, R> {
        let table = table.text(name, about, move |row| Some(of(row)?.1.to_string()));
        let about = "Who used these words, where it is not whoever reports.";
        table.text(&format!("{name}_by"), about, move |row| of(row)?.1.by.as_ref().map(said))
    }
}

/// A date, or words where there is none.
impl Shown for Due {
    fn columns<'r, 'p: 'r, R: 'r>(
        table: Definition<'r, R>,
        name: &str,
        about: &str,
        of: impl Fn(&R) -> Option<(&'r Exported<'p>, &'p Self)> + Copy + 'r,
    ) -> Definition<'r, R> {
        let table = table.date(name, about, move |row| match of(row)?.1 {
            Due::On(date) => Some(*date),
            Due::Words(_) => None,
        });
        let about = "The words, where there is no date.";
        table.text(&format!("{name}_words"), about, move |row| match of(row)?.1 {
            Due::On(_) => None,
            Due::Words(words) => Some(words.to_string()),
        })
    }
}

/// Who says something: the function, the party, or both.
fn said(who: &Who) -> String {
    match (&who.role, &who.party) {
        (Some(role), Some(party)) => format!("{role} ({party})"),
        (Some(role), None) => role.to_string(),
        (None, party) => party.as_ref().map(ToString::to_string).unwrap_or_default(),
    }
}

/// One column, or those of a kind of value.
macro_rules! shown {
    ($($kind:ident $type:ty => |$scope:pat_param, $one:ident| $cell:expr;)*) => {$(
        impl Shown for $type {
            fn columns<'r, 'p: 'r, R: 'r>(
                table: Definition<'r, R>,
                name: &str,
                about: &str,
                of: impl Fn(&R) -> Option<(&'r Exported<'p>, &'p Self)> + Copy + 'r,
            ) -> Definition<'r, R> {
                table.$kind(name, about, move |row| {
                    let ($scope, $one) = of(row)?;
                    $cell
                })
            }
        }
    )*};
}

shown! {
    text Line => |_, line| Some(line.to_string());
    text Markdown => |scope, text| Some(scope.prose(text));
    text Involved => |scope, one| scope.parties(std::slice::from_ref(one));
    text Vec<Involved> => |scope, list| scope.parties(list);
    text Vec<Line> => |_, list| Some(joined(list, "; "));
    text Vec<Spanned<Line>> => |_, list| Some(joined(list, ", "));
    text Vec<Spanned<PriorityKey>> => |_, list| Some(joined(list, ", "));
    text Vec<Earlier> => |_, list| Some(joined(list, "; "));
    text Who => |_, who| Some(said(who));
    text Vec<Who> => |_, list| Some(list.iter().map(said).collect::<Vec<_>>().join(", "));
    text Entries<Spanned<Unset>> => |_, all| {
        let one = |(asked, unset): &(Spanned<Line>, Spanned<Unset>)| {
            format!("{asked}: {}", word(&unset.value))
        };
        Some(all.iter().map(one).collect::<Vec<_>>().join("; "))
    };
    text Unset => |_, one| Some(word(one));
    whole u16 => |_, number| Some(*number);
    flag bool => |_, flag| Some(*flag);
    date PlanDate => |_, date| Some(*date);
    quantity Quantity => |_, quantity| Some(*quantity);
    text Basis => |_, one| Some(word(one));
    text Stage => |_, one| Some(word(one));
    text Punctuality => |_, one| Some(word(one));
    text Verdict => |_, one| Some(word(one));
    text Decision => |_, one| Some(word(one));
    text RelationKind => |_, one| Some(word(one));

    text BidOutcome => |_, one| Some(word(one));
    text SuccessionKind => |_, one| Some(word(one));
}

fn joined<T: ToString>(list: &[T], between: &str) -> String {
    list.iter().map(ToString::to_string).collect::<Vec<_>>().join(between)
}

/// Adds columns for fields of a thing of the model, under their own names or others, to a table
/// whose rows know the thing and its priority.
macro_rules! columns {
    ($table:expr, |$row:ident| $scope:expr, $thing:expr;
     $($field:ident $(as $name:literal)?: $about:expr),+ $(,)?) => {{
        let table = $table;
        $(let table = $crate::render::tables::shown::Shown::columns(
            table,
            columns!(name $field $($name)?),
            $about,
            |$row| Some(($scope, &$thing.$field)),
        );)+
        table
    }};
    (name $field:ident) => { stringify!($field) };
    (name $field:ident $name:literal) => { $name };
}

pub(super) use columns;
