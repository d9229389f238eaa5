//! Tests of what a typed text asks for, and of what is shown of a match.

use super::{
    super::SearchField,
    Lexicon, Term, queries,
    snippet::{Text, best},
    terms,
};

fn term(words: &[&str]) -> Term {
    Term {
        words: words.iter().map(ToString::to_string).collect(),
        is_quoted: false,
        is_prefix: false,
        is_excluded: false,
    }
}

fn quoted(words: &[&str]) -> Term {
    Term {
        is_quoted: true,
        ..term(words)
    }
}

fn lexicon(stems: &[(&str, &str)]) -> Lexicon {
    let stems = stems
        .iter()
        .map(|(word, stem)| ((*word).to_owned(), (*stem).to_owned()));
    Lexicon {
        stems: stems.collect(),
        ..Lexicon::default()
    }
}

fn matching(text: &str, lexicon: &Lexicon) -> Option<String> {
    queries(text, &terms(text), lexicon).map(|queries| queries.matching)
}

#[test]
fn words_phrases_and_exclusions_are_told_apart() {
    let excluded = |term| Term {
        is_excluded: true,
        ..term
    };
    assert_eq!(
        terms("Türkiye “November Statement” -road -\"the EU\" Turan–NATO "),
        [
            term(&["turkiye"]),
            quoted(&["november", "statement"]),
            excluded(term(&["road"])),
            excluded(quoted(&["the", "eu"])),
            term(&["turan", "nato"]),
        ]
    );
}

#[test]
fn the_last_word_may_go_on_while_it_is_typed() {
    let last = |text| terms(text).last().is_some_and(|term| term.is_prefix);
    assert!(last("zang"));
    assert!(last("road zang"));
    for text in ["zang ", "zang,", "\"zang\"", "-zang", "z", "road \"zang"] {
        assert!(!last(text), "{text:?}");
    }
}

#[test]
fn signs_make_no_terms() {
    for text in [
        "", " ", "%", "'", "\\", ":*", "&|!()", "-", "\"", "\"\"", "--", "\0", "-\"", "<->",
    ] {
        assert_eq!(terms(text), [], "{text:?}");
    }
}

#[test]
fn a_long_text_counts_with_its_first_words() {
    let text: String = (0..5_000).map(|number| format!("w{number} ")).collect();
    assert_eq!(terms(&text).len(), super::MOST_WORDS);
    assert_eq!(matching(&"x".repeat(10_000), &Lexicon::default()), None);
}

#[test]
fn a_word_is_looked_for_as_it_is_spelt_and_by_its_stem() {
    let lexicon = lexicon(&[("roads", "road"), ("terms", "term"), ("unblocking", "unblock")]);
    assert_eq!(
        matching("roads ", &lexicon).as_deref(),
        Some("((('roads')) | (('road')))")
    );
    assert_eq!(
        matching("\"terms of the unblocking\"", &lexicon).as_deref(),
        Some("((('terms') <-> ('of') <-> ('the') <-> ('unblocking')) | (('term') <3> ('unblock')))")
    );
}

#[test]
fn common_words_count_in_quotation_marks() {
    let lexicon = lexicon(&[("road", "road"), ("iran", "iran")]);
    assert_eq!(
        matching("\"the road\"", &lexicon).as_deref(),
        Some("(('the') <-> ('road'))")
    );
    assert_eq!(
        matching("iran's", &lexicon).as_deref(),
        Some("((('iran') <-> ('s')) | (('iran')))")
    );
}

#[test]
fn common_words_count_only_where_there_is_nothing_else() {
    let lexicon = lexicon(&[("road", "road")]);
    assert_eq!(matching("the road ", &lexicon), matching("road ", &lexicon));
    assert_eq!(matching("who ", &lexicon).as_deref(), Some("(('who'))"));
}

#[test]
fn exclusions_alone_find_nothing() {
    assert_eq!(matching("-road -\"the EU\"", &Lexicon::default()), None);
}

fn shown(text: &str, asked: &str, lexicon: &Lexicon) -> String {
    let texts = [Text {
        field: SearchField::Summary,
        text: text.into(),
    }];
    best(&texts, &terms(asked), lexicon).map_or_else(String::new, |(_, snippet)| snippet)
}

#[test]
fn what_fits_is_marked_in_the_text_as_it_stands() {
    let lexicon = lexicon(&[("roads", "road"), ("road", "road")]);
    assert_eq!(
        shown("Türkiye’s ROADS, a “Turan–NATO” ⟦road⟧", "turkiye nato road", &lexicon),
        "⟦Türkiye⟧’s ⟦ROADS⟧, a “Turan–⟦NATO⟧” [⟦road⟧]"
    );
}

#[test]
fn a_long_text_is_cut_between_words_around_the_match() {
    let text = format!("{}corridor {}", "before ".repeat(100), "after ".repeat(100));
    let snippet = shown(&text, "corridor", &Lexicon::default());
    assert!(snippet.starts_with("…before "), "{snippet}");
    assert!(snippet.contains(" before ⟦corridor⟧ after "), "{snippet}");
    assert!(snippet.ends_with(" after…"), "{snippet}");
    assert!(snippet.chars().count() <= 244, "{snippet}");
}

#[test]
fn the_text_that_fits_most_is_shown_the_weightiest_of_those() {
    let text = |field, text: &str| Text {
        field,
        text: text.into(),
    };
    let texts = [
        text(SearchField::Label, "The corridor"),
        text(SearchField::Summary, "What Iran fears from the corridor"),
        text(SearchField::Claim, "Iran and the corridor"),
    ];
    let field = |asked| best(&texts, &terms(asked), &Lexicon::default()).map(|(field, _)| field);
    assert_eq!(field("corridor"), Some(SearchField::Label));
    assert_eq!(field("iran corridor"), Some(SearchField::Summary));
    assert_eq!(field("\"iran fears\" the"), Some(SearchField::Summary));
}
