//! Institutions, agencies and organisations that plans name, by kind and code. A body that
//! was renamed keeps its old name as an alias; one that was replaced (EMCDDA by EUDA on
//! 2 July 2024) stays beside its successor, since old plans name it.

use super::body;
use crate::model::party::Kind::{Agency, Institution, Organisation};
use crate::model::party::Party;

pub(super) static BODIES: &[Party] = &[
    body(Institution, "EC", "European Commission", &["Commission", "EU-KOM"]),
    body(Institution, "EEAS", "European External Action Service", &[]),
    body(Institution, "EP", "European Parliament", &[]),
    body(
        Institution,
        "GSC",
        "General Secretariat of the Council",
        &[
            "Council",
            "Council of the European Union",
            "Council Secretariat",
            "Council General Secretariat",
        ],
    ),
    body(Institution, "HOME", "Directorate-General for Migration and Home Affairs", &["DG HOME"]),
    body(Institution, "MOVE", "Directorate-General for Mobility and Transport", &["DG MOVE"]),
    body(Institution, "TAXUD", "Directorate-General for Taxation and Customs Union", &["DG TAXUD"]),
    body(
        Agency,
        "CEPOL",
        "European Union Agency for Law Enforcement Training",
        &["European Police College"],
    ),
    body(Agency, "EFCA", "European Fisheries Control Agency", &[]),
    body(Agency, "EMCDDA", "European Monitoring Centre for Drugs and Drug Addiction", &[]),
    body(Agency, "EMSA", "European Maritime Safety Agency", &[]),
    body(Agency, "ENISA", "European Union Agency for Cybersecurity", &[]),
    body(Agency, "EPPO", "European Public Prosecutor’s Office", &[]),
    body(
        Agency,
        "EUAA",
        "European Union Agency for Asylum",
        &["EASO", "European Asylum Support Office"],
    ),
    body(Agency, "EUDA", "European Union Drugs Agency", &[]),
    body(Agency, "EUIPO", "European Union Intellectual Property Office", &["OHIM"]),
    body(Agency, "Eurojust", "European Union Agency for Criminal Justice Cooperation", &[]),
    body(
        Agency,
        "Europol",
        "European Union Agency for Law Enforcement Cooperation",
        &["EC3", "European Cybercrime Centre", "European Police Office"],
    ),
    body(
        Agency,
        "FRA",
        "European Union Agency for Fundamental Rights",
        &["Fundamental Rights Agency"],
    ),
    body(Agency, "Frontex", "European Border and Coast Guard Agency", &[]),
    body(Agency, "OLAF", "European Anti-Fraud Office", &[]),
    body(
        Agency,
        "eu-LISA",
        "European Union Agency for the Operational Management of Large-Scale IT Systems",
        &[],
    ),
    body(Organisation, "BIMCO", "Baltic and International Maritime Council", &[]),
    body(Organisation, "CoE", "Council of Europe", &[]),
    body(Organisation, "ECOWAS", "Economic Community of West African States", &[]),
    body(Organisation, "EFE", "European Firearms Experts", &[]),
    body(Organisation, "EUCTF", "European Union Cybercrime Task Force", &[]),
    body(Organisation, "EULEX", "European Union Rule of Law Mission in Kosovo", &["EULEX Kosovo"]),
    body(Organisation, "ILO", "International Labour Organization", &[]),
    body(Organisation, "IOM", "International Organization for Migration", &[]),
    body(
        Organisation,
        "Interpol",
        "International Criminal Police Organization",
        &["ICPO-Interpol"],
    ),
    body(
        Organisation,
        "MAOC",
        "Maritime Analysis and Operations Centre (Narcotics)",
        &["MAOC(N)", "MAOC (N)", "MAOC-N"],
    ),
    body(
        Organisation,
        "NAPTIP",
        "National Agency for the Prohibition of Trafficking in Persons",
        &[],
    ),
    body(Organisation, "OSCE", "Organization for Security and Co-operation in Europe", &[]),
    body(Organisation, "SELEC", "Southeast European Law Enforcement Center", &[]),
    body(Organisation, "TAPA", "Transported Asset Protection Association", &[]),
    body(Organisation, "UNODC", "United Nations Office on Drugs and Crime", &[]),
    body(Organisation, "UNOWA", "United Nations Office for West Africa", &[]),
    body(Organisation, "WCO", "World Customs Organization", &[]),
];
