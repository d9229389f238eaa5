//! The modes of PLOVER, by event type.

use super::{Entry, entry};
use crate::event::EventKind;

/// Every event type that has modes, with them.
pub(super) const MODES: &[(EventKind, &[Entry])] = &[
    (EventKind::Consult, CONSULT),
    (EventKind::Retreat, RETREAT),
    (EventKind::Request, REQUEST),
    (EventKind::Accuse, ACCUSE),
    (EventKind::Reject, REJECT),
    (EventKind::Threaten, THREATEN),
    (EventKind::Protest, PROTEST),
    (EventKind::Sanction, SANCTION),
    (EventKind::Mobilize, MOBILIZE),
    (EventKind::Coerce, COERCE),
    (EventKind::Assault, ASSAULT),
];

const CONSULT: &[Entry] = &[
    entry("visit", "The initiator travels to the other, who is the host."),
    entry(
        "third-party",
        "The parties meet at the seat of somebody who is none of them.",
    ),
    entry(
        "multilateral",
        "The parties meet in the frame of an alliance, organisation or format of many.",
    ),
    entry("phone", "The parties talk from afar: by telephone, by video."),
];

const RETREAT: &[Entry] = &[
    entry("withdraw", "Own forces leave a territory or a position."),
    entry("release", "Captives, detainees or hostages are let go."),
    entry("disarm", "Weapons are given up or destroyed."),
    entry("ceasefire", "Fighting is stopped as agreed or declared."),
    entry(
        "access",
        "Outsiders such as monitors, peacekeepers or aid workers are let in.",
    ),
    entry("resign", "Somebody leaves an office."),
];

const REQUEST: &[Entry] = &[
    entry("assist", "Asks for help, trade, relations or any other exchange."),
    entry(
        "change",
        "Asks for another policy, government or institution, where that is no concession.",
    ),
    entry(
        "yield",
        "Asks for a concession: a release, a ceasefire, an end of sanctions or blockades.",
    ),
    entry("meet", "Asks for a meeting or for negotiations."),
];

const ACCUSE: &[Entry] = &[
    entry("disapprove", "Criticises, condemns or complains."),
    entry(
        "investigate",
        "Opens or carries on an inquiry, by a court, a parliament or a commission.",
    ),
    entry("allege", "Says that the other did wrong, in public or before a court."),
];

const REJECT: &[Entry] = &[
    entry("assist", "Turns down help, trade, relations or any other exchange."),
    entry(
        "change",
        "Turns down another policy, government or institution, where that is no concession.",
    ),
    entry(
        "yield",
        "Turns down a concession: a release, a ceasefire, an end of sanctions or blockades.",
    ),
    entry("meet", "Turns down a meeting or negotiations."),
];

const THREATEN: &[Entry] = &[
    entry(
        "restrict",
        "Announces limits on movement, trade or political activity, blockades and bans among them.",
    ),
    entry("arrest", "Announces that people will be detained."),
    entry("relations", "Announces that relations or talks will be broken off."),
    entry(
        "expel",
        "Announces that diplomats, peacekeepers or organisations will be sent away.",
    ),
    entry("territory", "Announces that a territory will be taken."),
    entry("violence", "Announces the use of force."),
];

const PROTEST: &[Entry] = &[
    entry("demo", "People gather for a cause, mostly without violence."),
    entry("riot", "People gather and mean to harm persons or property."),
    entry("strike", "People stop working for a cause."),
    entry("hunger", "People refuse food for a cause."),
    entry(
        "boycott",
        "People keep away from a person, firm, event or country for a cause.",
    ),
    entry("obstruct", "People block a road, building or site for a cause."),
    entry("vandalize", "People damage things as a symbol, outside a riot."),
];

const SANCTION: &[Entry] = &[
    entry(
        "convict",
        "A court or tribunal finds somebody guilty or something unlawful.",
    ),
    entry(
        "expel",
        "Shuts a diplomat, a member or a group out of a country, party or organisation.",
    ),
    entry(
        "withdraw",
        "Takes oneself, one's aid, diplomats or monitors out of something, armed forces aside.",
    ),
    entry(
        "discontinue",
        "Cuts relations, trade or other exchange in another way, international sanctions included.",
    ),
];

const MOBILIZE: &[Entry] = &[
    entry("troops", "Armed forces are called up, moved or put on alert."),
    entry("weapons", "Weapons are moved up or made ready."),
    entry("police", "Police or security units are moved or put on alert."),
    entry("militia", "An armed group that is no state's is moved or put on alert."),
];

const COERCE: &[Entry] = &[
    entry("seize", "Searches, raids or takes property."),
    entry(
        "restrict",
        "Limits movement or political freedom: closes roads, cordons off, blockades, bans.",
    ),
    entry("censor", "Keeps information or publications from the public."),
    entry("curfew", "Orders people to stay at home at set hours."),
    entry("martial-law", "Declares a state of emergency or martial law."),
    entry("arrest", "Detains or imprisons people."),
    entry("deport", "Sends people out of a country or area by force."),
    entry(
        "withhold",
        "Keeps goods or services from the public: power, water, food, medicine.",
    ),
    entry("misinformation", "Spreads what is false in order to deceive."),
    entry("cyber", "Attacks computers, networks or websites."),
];

const ASSAULT: &[Entry] = &[
    entry("abduct", "Takes persons or vehicles by force."),
    entry("beat", "Strikes people with the body or a blunt thing."),
    entry("torture", "Makes a captive suffer on purpose."),
    entry("sexual", "Uses sexual violence."),
    entry("targeted", "Kills, or tries to kill, chosen or defenceless people."),
    entry("destroy", "Destroys property on purpose."),
    entry("primitive", "Uses fire, blades, stones or tools."),
    entry("firearms", "Uses rifles, pistols or light machine guns."),
    entry(
        "explosives",
        "Uses mines, bombs or other charges that no heavy weapon carries.",
    ),
    entry("suicide-attack", "Kills with a charge that also kills the attacker."),
    entry("aerial", "Attacks from manned aircraft."),
    entry("drone", "Attacks with unmanned aircraft."),
    entry("heavy-weapons", "Uses artillery, rockets, tanks or the like."),
    entry(
        "crowd-control",
        "Uses tear gas, water cannon, shots in the air or the like against a crowd.",
    ),
    entry(
        "unconventional",
        "Uses chemical, biological, radiological or nuclear weapons.",
    ),
];
