//! The closed lists that relations use.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// What a relation says of its two ends.
    pub enum RelationKind {
        /// Bilateral, undirected: the two work together. Working together is not agreeing.
        Cooperation,
        /// Bilateral, undirected: the two want the same good, and one's gain is the other's loss.
        Competition,
        /// Bilateral, undirected: a treaty binds the two to help each other (ATOP, Correlates of War).
        Alliance,
        /// Bilateral, undirected: a lasting, hostile contest in which each takes the other for a threat.
        Rivalry,
        /// Judgement of the source, undirected: the two want the same on the relation's topics.
        Convergence,
        /// Judgement of the source, undirected: the two want different things on the relation's topics.
        Divergence,
        /// Material, from the giver to the receiver: weapons or military equipment change hands.
        ArmsTransfer,
        /// Material, from the giver to the receiver: goods, energy or services are delivered.
        Supply,
        /// Material, from the lender to the borrower: money that is to be paid back.
        Loan,
        /// Material, from the investor to what it puts capital in.
        Investment,
        /// Material, from the giver to the receiver: money, goods or help as a gift.
        Aid,
        /// Material, from the party that opens its market or proposes, to the other: a treaty on trade.
        TradeAgreement,
        /// Material, from the host to the user: forces or installations on the host's territory.
        Basing,
        /// Material, from the imposer to the target: a standing restriction on trade, money or travel.
        Sanction,
        /// Structure, from the member to the organisation, party or collective (Popolo: membership).
        MemberOf,
        /// Structure, from the actor to the format, project, process or event it takes part in.
        ParticipantOf,
        /// Structure, from the part to the whole; answered also from `partOf`, then with `derived: true`.
        PartOf,
        /// Structure, from a thing to the place it lies in; answered also from `within`, then with `derived: true`.
        LocatedIn,
        /// Structure, from the person to the body; the title stands in `role` (Popolo: post).
        HoldsPost,
        /// Structure, from the later to the earlier: takes the place of, or inherits the rights of.
        Succeeds,
        /// Control, from the agent to the thing: pays for it.
        Funds,
        /// Control, from the agent to the thing: runs it day by day.
        Manages,
        /// Control, from the agent to the thing: heads it, or sets its course.
        Leads,
        /// Control, from the agent to the thing: decides about it, by ownership or by force.
        Controls,
        /// Control, from the firm to the thing it builds or serves for pay.
        ContractorOf,
        /// Control, from the route or link to what it joins.
        Connects,
        /// Effect, from the cause to what it brings about: the text says "because", or implies it.
        Causes,
        /// Effect, from a condition to what it makes possible.
        Enables,
        /// Effect, from the obstacle to what it keeps from being.
        Prevents,
        /// Effect, from the danger to the interest, actor or topic that it puts at risk.
        Threatens,
        /// Effect, from the act or thing to the interest, actor or topic that it serves.
        Advances,
        /// Effect, from the answer to what it answers.
        RespondsTo,
        /// Effect, from the earlier to the later: "then", "earlier", and no more than that.
        Precedes,
        /// Discourse, from whoever or whatever backs it to what is backed.
        Supports,
        /// Discourse, from whoever or whatever is against it to what is opposed.
        Opposes,
        /// Discourse, from the actor to the format, artifact or event that it brings into being.
        Initiates,
        /// Discourse, from an event, artifact, interest, relation or claim to what it is about.
        About,
        /// Discourse, from the event in which something is said to the interest that it expresses.
        Voices,
        /// Discourse, undirected: two records of one kind that cannot both be true.
        Contradicts,
        /// Red line, from anything to an interest of the kind RED_LINE: it goes beyond the line.
        Crosses,
        /// Red line, from anything to an interest of the kind RED_LINE: it stays within the line.
        Respects,
        /// Red line, from anything to an interest of the kind RED_LINE: it may come to cross the line.
        AtRisk,
    }
}

vocabulary! {
    /// What a kind of relation is concerned with.
    pub enum RelationGroup {
        /// How two actors stand to each other.
        Bilateral,
        /// What the source holds about two actors' interests.
        Judgement,
        /// What passes from one to the other: goods, money, forces, restrictions.
        Material,
        /// What belongs to what.
        Structure,
        /// Who runs, pays or decides what.
        Control,
        /// What leads to what.
        Effect,
        /// What is said, backed or opposed.
        Discourse,
        /// What becomes of a red line.
        RedLine,
    }
}

vocabulary! {
    /// Whether and how a relation is real, as the source has it; the codes of event statuses, said of a standing tie.
    pub enum RelationStatus {
        /// It held, or the transfer took place.
        Happened,
        /// It held when the source was written.
        Ongoing,
        /// It comes and goes, again and again.
        Recurring,
        /// Somebody has decided or announced it.
        Planned,
        /// Only another voice says so; the author does not.
        Reported,
        /// Somebody says so, and the author rejects that.
        Denied,
        /// It may or would be; nobody says that it is.
        Hypothetical,
    }
}

impl RelationKind {
    /// What the kind is concerned with.
    pub fn group(self) -> RelationGroup {
        match self {
            Self::Cooperation | Self::Competition | Self::Alliance | Self::Rivalry => RelationGroup::Bilateral,
            Self::Convergence | Self::Divergence => RelationGroup::Judgement,
            Self::ArmsTransfer
            | Self::Supply
            | Self::Loan
            | Self::Investment
            | Self::Aid
            | Self::TradeAgreement
            | Self::Basing
            | Self::Sanction => RelationGroup::Material,
            Self::MemberOf
            | Self::ParticipantOf
            | Self::PartOf
            | Self::LocatedIn
            | Self::HoldsPost
            | Self::Succeeds => RelationGroup::Structure,
            Self::Funds | Self::Manages | Self::Leads | Self::Controls | Self::ContractorOf | Self::Connects => {
                RelationGroup::Control
            }
            Self::Causes
            | Self::Enables
            | Self::Prevents
            | Self::Threatens
            | Self::Advances
            | Self::RespondsTo
            | Self::Precedes => RelationGroup::Effect,
            Self::Supports | Self::Opposes | Self::Initiates | Self::About | Self::Voices | Self::Contradicts => {
                RelationGroup::Discourse
            }
            Self::Crosses | Self::Respects | Self::AtRisk => RelationGroup::RedLine,
        }
    }

    /// Whether `from` and `to` say different things; an undirected relation reads the same from both ends.
    pub fn is_directed(self) -> bool {
        match self.group() {
            RelationGroup::Bilateral | RelationGroup::Judgement => false,
            _ => self != Self::Contradicts,
        }
    }
}
