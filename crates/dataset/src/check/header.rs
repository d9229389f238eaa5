//! What must hold for `dataset.yaml`.

use std::{collections::HashSet, sync::Arc};

use crate::{Checker, Fault, HEADER_FILE, Header, Mark, load::Loaded};
use demarche_model::node::{NodeKind, SLUG_LIMIT, is_slug};

/// Checks names, version and redirects.
pub(crate) fn check(header: &Header, checker: &mut Checker<'_>, loaded: &Loaded) {
    let mut faults = Faults {
        file: HEADER_FILE.into(),
        faults: &mut checker.faults,
    };
    if !is_slug(&header.slug) {
        let message = format!(
            "`{}` is no slug: expected a-z, 0-9 and single `-`, at most {SLUG_LIMIT} characters",
            header.slug.value
        );
        faults.error(header.slug.mark, "bad-slug", message);
    }
    if !header.version.pre.is_empty() || !header.version.build.is_empty() {
        let message = "expected a version of three numbers, as 1.2.0: a preview is published from the folder itself";
        faults.error(header.version.mark, "bad-version", message);
    }
    for (name, text) in [("title", &header.title), ("licence", &header.licence)] {
        if text.trim().is_empty() {
            faults.error(text.mark, "empty-text", format!("the {name} is empty"));
        }
    }
    check_redirects(header, &mut faults, loaded);
}

fn check_redirects(header: &Header, faults: &mut Faults<'_>, loaded: &Loaded) {
    let retired: HashSet<_> = header.redirects.0.iter().map(|redirect| &redirect.from.0).collect();
    for redirect in &header.redirects.0 {
        let (from, to) = (&redirect.from.0, redirect.to.id());
        if let Some((file, mark)) = loaded.ids.get(from) {
            let message = format!("`{from}` is not retired: {file}:{} has it", mark.line);
            faults.error(redirect.from.mark, "redirect-from-living", message);
        }
        if retired.contains(to) {
            let message = format!("`{to}` is retired itself: write the id that it leads to");
            faults.error(redirect.to.mark, "redirect-chain", message);
        } else if from.kind() != to.kind() || from.kind() == NodeKind::Claim {
            let message = format!("`{from}` and `{to}` are not of one kind: a redirect keeps the kind of record");
            faults.error(redirect.to.mark, "redirect-kind", message);
        }
    }
}

struct Faults<'a> {
    file: Arc<str>,
    faults: &'a mut Vec<Fault>,
}

impl Faults<'_> {
    fn error(&mut self, mark: Mark, code: &'static str, message: impl Into<String>) {
        self.faults.push(Fault::error(&self.file, mark, code, message));
    }
}
