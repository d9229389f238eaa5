//! The closed lists that events use.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// What sort of act an event is: the sixteen event types of PLOVER (Open Event Data Alliance).
    pub enum EventKind {
        /// Actors agree to something, or offer to: a treaty, a deal, a promise (PLOVER, verbal cooperation).
        Agree,
        /// Actors meet, visit, call or negotiate (PLOVER, verbal cooperation).
        Consult,
        /// An actor praises, endorses, recognises or defends somebody in words (PLOVER, verbal cooperation).
        Support,
        /// An actor gives in to a demand, or eases what it had imposed (PLOVER, verbal cooperation).
        Concede,
        /// Actors do something together, or deliver for pay: trade, exercises, projects (PLOVER, material cooperation).
        Cooperate,
        /// An actor gives money, goods, arms or shelter (PLOVER, material cooperation).
        Aid,
        /// An actor withdraws, disarms, releases, lets others in, or resigns (PLOVER, material cooperation).
        Retreat,
        /// An actor asks or demands that another do something (PLOVER, verbal conflict).
        Request,
        /// An actor criticises, accuses or investigates another (PLOVER, verbal conflict).
        Accuse,
        /// An actor turns down a request, proposal or meeting (PLOVER, verbal conflict).
        Reject,
        /// An actor announces harm if another acts, or does not act, in some way (PLOVER, verbal conflict).
        Threaten,
        /// People demonstrate, strike, riot or boycott (PLOVER, material conflict).
        Protest,
        /// An actor breaks off or cuts relations, expels, or convicts (PLOVER, material conflict).
        Sanction,
        /// An actor raises the readiness of forces or weapons, or moves them (PLOVER, material conflict).
        Mobilize,
        /// An actor restricts, seizes, arrests, deports, blocks or hacks (PLOVER, material conflict).
        Coerce,
        /// An actor uses physical force against people or things (PLOVER, material conflict).
        Assault,
    }
}

vocabulary! {
    /// Whether and how an event is real, as the source has it.
    pub enum EventStatus {
        /// It took place.
        Happened,
        /// It had begun and not ended when the source was written.
        Ongoing,
        /// It takes place again and again.
        Recurring,
        /// Somebody has decided or announced that it is to take place.
        Planned,
        /// Only another voice says that it took place; the author does not.
        Reported,
        /// Somebody says that it took place, and the author rejects that.
        Denied,
        /// It may or would take place; nobody says that it has.
        Hypothetical,
    }
}

vocabulary! {
    /// What an actor does in an event, or is to an artifact.
    pub enum ParticipantRole {
        /// Starts or does the one-sided act (PLOVER: actor).
        Initiator,
        /// Whom the act is done to or spoken against (PLOVER: recipient).
        Target,
        /// One of several who act together or agree.
        Party,
        /// Says something.
        Speaker,
        /// Is told something.
        Addressee,
        /// Provides goods, arms or services.
        Supplier,
        /// Is given goods, arms, services or aid.
        Recipient,
        /// Lends money.
        Lender,
        /// Is lent money.
        Borrower,
        /// Puts in capital for a return.
        Investor,
        /// Receives visitors, or lets the event take place at its seat.
        Host,
        /// Comes to see a host.
        Visitor,
        /// Brings other parties together, or carries their messages.
        Mediator,
        /// Gains from the act without doing it.
        Beneficiary,
        /// Suffers harm from the act.
        Victim,
        /// Is present and does not take part.
        Observer,
        /// Is kept out, or not invited.
        Excluded,
        /// Pays for it.
        Funder,
        /// Carries out the work for pay.
        Contractor,
    }
}

vocabulary! {
    /// On which of the two sides of an event an actor stands; the letters carry no judgement (UCDP: side A, side B).
    pub enum Side {
        /// The first side named.
        A,
        /// The side that faces it.
        B,
    }
}

vocabulary! {
    /// Words or deeds, cooperation or conflict: the four corners of PLOVER's event types (Open Event Data Alliance).
    pub enum QuadCategory {
        /// Words that bring actors together.
        VerbalCooperation,
        /// Deeds that bring actors together.
        MaterialCooperation,
        /// Words that set actors apart.
        VerbalConflict,
        /// Deeds that set actors apart.
        MaterialConflict,
    }
}

impl EventKind {
    /// Words or deeds, cooperation or conflict (PLOVER).
    pub fn quad_category(self) -> QuadCategory {
        match self {
            Self::Agree | Self::Consult | Self::Support | Self::Concede => QuadCategory::VerbalCooperation,
            Self::Cooperate | Self::Aid | Self::Retreat => QuadCategory::MaterialCooperation,
            Self::Request | Self::Accuse | Self::Reject | Self::Threaten => QuadCategory::VerbalConflict,
            Self::Protest | Self::Sanction | Self::Mobilize | Self::Coerce | Self::Assault => {
                QuadCategory::MaterialConflict
            }
        }
    }

    /// Whether PLOVER asks that such an event name a recipient.
    pub fn requires_recipient(self) -> bool {
        matches!(self, Self::Cooperate | Self::Aid | Self::Sanction)
    }
}
