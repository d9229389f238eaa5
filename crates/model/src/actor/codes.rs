//! The closed lists that actors use.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// What sort of actor it is.
    pub enum ActorKind {
        /// A state that other states recognise as such; its government speaks for it.
        State,
        /// A state that no longer exists, such as the Soviet Union.
        FormerState,
        /// An entity that governs a territory and that only some states recognise (PLOVER sector PRE).
        PartiallyRecognisedEntity,
        /// A ministry, parliament, court, agency, embassy or standing service of a state.
        StateBody,
        /// The armed forces of a state, or a part of them.
        ArmedForces,
        /// An organisation that states founded by treaty and are members of, such as the United Nations.
        IntergovernmentalOrganisation,
        /// A bank or other lender, development banks included.
        FinancialInstitution,
        /// A fund with a manager of its own that gives or lends money.
        Fund,
        /// A standing format of talks without a legal person, such as the Minsk Group or a 3+3 platform.
        Format,
        /// A group of people sent abroad under a mandate: monitors, peacekeepers, advisers.
        Mission,
        /// A business firm, state-owned ones included.
        Company,
        /// A non-governmental organisation or charity.
        Ngo,
        /// A research institute that analyses or advises.
        ThinkTank,
        /// A political party (Popolo: an organisation of the classification party).
        Party,
        /// An organised armed group that is no state's armed forces (UCDP: non-state actor).
        NonStateArmedGroup,
        /// A human being (Popolo: person).
        Person,
        /// Several actors taken as one, such as the West or the states of the region.
        Collective,
    }
}
