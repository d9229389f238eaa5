//! The sectors of PLOVER.

use super::{Entry, labelled};

/// Every sector, in PLOVER's order.
pub(super) const SECTORS: &[Entry] = &[
    labelled("COP", "Police", "Police and investigators."),
    labelled("GOV", "Government", "The executive and the parties that govern."),
    labelled("JUD", "Judiciary", "Courts and judges."),
    labelled("LEG", "Legislature", "Parliaments and their members."),
    labelled("MIL", "Military", "The armed forces of a state."),
    labelled(
        "PRM",
        "Paramilitary",
        "Paramilitary groups that do not oppose the government.",
    ),
    labelled("PTY", "Political party", "Political parties."),
    labelled("REB", "Rebels", "Armed opponents of a government."),
    labelled("SPY", "Intelligence", "Secret services of a state."),
    labelled(
        "UAF",
        "Unidentified armed forces",
        "Armed people whom nobody has identified.",
    ),
    labelled("UNK", "Unidentified", "Actors of whom nothing is known."),
    labelled("AGR", "Agriculture", "Farmers and farm workers."),
    labelled(
        "BUS",
        "Business",
        "Firms and business people, multinational firms aside.",
    ),
    labelled("CRM", "Criminals", "Criminals and gangs."),
    labelled(
        "CVL",
        "Civilians",
        "Civilians, protesters and activists of no group that another sector names.",
    ),
    labelled(
        "EDU",
        "Education",
        "Schools, teachers, students and bodies of education.",
    ),
    labelled(
        "ELI",
        "Former elite",
        "Former officials who hold no office now, and their families.",
    ),
    labelled("JRN", "Media", "Journalists and media."),
    labelled("LAB", "Labour", "Workers in services or industry, organised or not."),
    labelled("MED", "Health", "People and bodies of health care."),
    labelled("REF", "Refugees", "Refugees and displaced people."),
    labelled(
        "OPP",
        "Opposition",
        "Political opponents of a government; mostly a second code.",
    ),
    labelled(
        "PRE",
        "Partially recognised entity",
        "Breakaway regions and other entities that only some states recognise.",
    ),
    labelled("REL", "Religion", "Religious bodies."),
    labelled(
        "SOC",
        "Civil society",
        "Organisations and movements of civil society that no other sector names.",
    ),
];
