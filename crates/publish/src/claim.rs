//! A claim on its way into a release: from the record to its row.

use demarche_model::claim::Claim;

use crate::load::Line;

/// The columns that are copied.
pub(crate) const COLUMNS: &str = "claim (release, key, subject, position, property, mode, by, reported_in, polarity, \
     attitude, likelihood, hedge, credibility, confidence)";

/// A row of the table.
pub(crate) fn line(line: &mut Line, row: &Claim) {
    let Claim {
        node,
        subject,
        position,
        property,
        mode,
        by,
        reported_in,
        polarity,
        attitude,
        likelihood,
        hedge,
        credibility,
        confidence,
        standing: _,
    } = row;
    line.key(node.key).key(*subject).plain(position);
    line.optional_text(property.as_ref()).code(*mode).optional_key(*by);
    line.key(*reported_in).code(*polarity).optional_code(*attitude);
    line.optional_code(*likelihood).optional_text(hedge.as_ref());
    line.optional(credibility.map(|credibility| credibility.number()));
    line.optional_code(*confidence);
}
