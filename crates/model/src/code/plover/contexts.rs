//! The contexts of PLOVER.

use super::{Entry, entry};

/// Every context, in PLOVER's order.
pub(super) const CONTEXTS: &[Entry] = &[
    entry("military", "The armed forces of states and help to them."),
    entry("intelligence", "The secret services of states and what they gather."),
    entry("executive", "Governments and their agencies, and heads of state."),
    entry("legislative", "Parliaments, their debates and coalitions."),
    entry("election", "Elections and campaigns."),
    entry(
        "political_institutions",
        "Changes within or between political bodies, parties included.",
    ),
    entry("pro_democracy", "Steps towards democracy."),
    entry("pro_autocracy", "Steps towards autocracy."),
    entry(
        "economic",
        "Trade, finance, development and monetary policy; not the news of a single firm.",
    ),
    entry("legal", "Courts and law, national and international."),
    entry("reparations", "Amends for past harm, in money or otherwise."),
    entry("human_rights", "Human rights in general."),
    entry(
        "rights_freedoms",
        "Political rights and civil liberties, the freedom of the press included.",
    ),
    entry("repression", "Security forces putting people down."),
    entry("human_security", "Access to water, food, housing, energy or land."),
    entry("gender", "Women's issues, gender equality and reproductive rights."),
    entry("lgbt", "Rights of, and conduct towards, sexual minorities."),
    entry(
        "religion_ethnicity",
        "Religious, ethnic, caste or language groups and their treatment.",
    ),
    entry("inequality", "Unequal shares in resources and chances."),
    entry("diplomatic", "Diplomacy, between states and at home."),
    entry("territory", "Disputes over territory, and displacement by them."),
    entry("peacekeeping", "Operations that keep a peace, mostly of many states."),
    entry("health", "Public health and disease."),
    entry("asylum", "Seeking and granting asylum."),
    entry("migration", "Migrants, refugees and displaced people."),
    entry("disasters", "Natural disasters and accidents."),
    entry(
        "natural_resource",
        "Extraction of, trade in and dependence on natural resources.",
    ),
    entry("environment", "Pollution, environmental policy and cooperation."),
    entry("technology", "New technology and the industry that makes it."),
    entry("terrorism", "Terrorist groups and what is done against them."),
    entry("cbrn", "Chemical, biological, radiological and nuclear weapons."),
    entry(
        "cyber",
        "Attacks and crime by computer, as a subject; the event itself may be of another sort.",
    ),
    entry("misinformation", "False news and influence operations, as a subject."),
    entry("crime", "Crime that no other context names."),
    entry("corruption", "Abuse of public office: bribes, nepotism, cronyism."),
    entry("illegal_drugs", "Making, selling or holding illegal drugs."),
    entry("trafficking", "Smuggling of people, drugs, animals or goods."),
];
