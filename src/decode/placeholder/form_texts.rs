//! What Word and Excel leave in a form, whatever the plan, in English, German and French: instructions to
//! whoever fills it in, and what stands in place of something that was not found.
//!
//! `needles` looks for these, in small letters, wherever they stand. The help texts of one form are named
//! by the plan.

use super::needles::fold;

/// Instructions. One that opens with a bracket goes on to the closing one.
pub(super) const INSTRUCTIONS: &[&str] = &[
    "[insert",
    "<insert",
    "[please",
    "[to be added",
    "[to be completed",
    "[to be confirmed",
    "[to be determined",
    "[to be filled",
    "[to be inserted",
    "[to be provided",
    "[to be updated",
    "<please",
    "(please specify",
    "please specify here",
    "please insert here",
    "delete as appropriate",
    "lorem ipsum",
    // Controls of Word that nobody touched.
    "choose an item",
    "choose a building block",
    "click here to enter text",
    "click or tap here to enter text",
    "click here to enter a date",
    "click or tap to enter a date",
    "enter any content that you want to repeat",
    "wählen sie ein element aus",
    "wählen sie einen baustein aus",
    "klicken sie hier, um text einzugeben",
    "klicken oder tippen sie hier, um text einzugeben",
    "klicken sie hier, um ein datum einzugeben",
    "klicken oder tippen sie, um ein datum einzugeben",
    "choisissez un élément",
    "choisissez un bloc de construction",
    "cliquez ici pour entrer du texte",
    "cliquez ici pour taper du texte",
    "cliquez ou appuyez ici pour entrer du texte",
    "cliquez ici pour entrer une date",
    "cliquez ou appuyez ici pour entrer une date",
];

/// What stands in place of a reference or a value.
pub(super) const ERRORS: &[&str] = &[
    "error! reference source not found",
    "error! bookmark not defined",
    "error! no bookmark name given",
    "error! not a valid link",
    "error! not a valid bookmark self-reference",
    "error! hyperlink reference not valid",
    "error! no text of specified style in document",
    "error! unknown document property name",
    "error! no sequence specified",
    "no table of contents entries found",
    "fehler! verweisquelle konnte nicht gefunden werden",
    "fehler! textmarke nicht definiert",
    "fehler! keine gültige verknüpfung",
    "fehler! ungültiger eigenverweis auf textmarke",
    "fehler! hyperlink-referenz ungültig",
    "fehler! kein text mit angegebener formatvorlage im dokument",
    "fehler! unbekannter name für dokument-eigenschaft",
    "es konnten keine einträge für ein inhaltsverzeichnis gefunden werden",
    "erreur ! source du renvoi introuvable",
    "erreur! source du renvoi introuvable",
    "erreur ! signet non défini",
    "erreur! signet non défini",
    "erreur ! référence de lien hypertexte non valide",
    "erreur! référence de lien hypertexte non valide",
    "erreur ! liaison incorrecte",
    "erreur! liaison incorrecte",
    "#ref!",
    "#n/a",
    "#div/0!",
    "#value!",
    "#name?",
    "#num!",
    "#null!",
    "#spill!",
    "#bezug!",
    "#nv",
    "#wert!",
    "#zahl!",
    "#überlauf!",
    "#valeur!",
    "#nom?",
    "#nombre!",
    "#nul!",
];

/// Whether what was found is an error of a program and no instruction.
pub(super) fn is_error(words: &str) -> bool {
    let words: String = fold(words).collect();
    ERRORS.contains(&words.as_str())
}
