//! What the environment says of traces, in the variables that all services of OpenTelemetry read.

use std::time::Duration;

/// How long the collector may take where nothing is said.
const TIMEOUT: Duration = Duration::from_secs(10);

/// The protocol that is spoken to the collector.
const PROTOCOL: &str = "http/protobuf";

/// What is not read by the libraries themselves.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Settings {
    /// How long the collector may take to answer.
    pub(super) timeout: Duration,
    /// Whether nobody says what the service is called.
    pub(super) is_nameless: bool,
}

impl Settings {
    /// Reads the environment; `None` where no traces are wanted.
    ///
    /// # Errors
    /// Why no traces can be sent.
    pub(super) fn read(variable: impl Fn(&str) -> Option<String>) -> Result<Option<Self>, String> {
        let read = |name: &str| {
            let value = variable(name).map(|value| value.trim().to_owned());
            value.filter(|value| !value.is_empty())
        };
        let of_traces = |name: &str| {
            read(&format!("OTEL_EXPORTER_OTLP_TRACES_{name}")).or_else(|| read(&format!("OTEL_EXPORTER_OTLP_{name}")))
        };
        let is_off = read("OTEL_SDK_DISABLED").is_some_and(|off| off.eq_ignore_ascii_case("true"))
            || read("OTEL_TRACES_EXPORTER").is_some_and(|exporter| exporter != "otlp");
        let Some(endpoint) = of_traces("ENDPOINT").filter(|_| !is_off) else {
            return Ok(None);
        };
        if !endpoint.starts_with("http://") {
            return Err(format!(
                "the collector's address {endpoint:?} does not begin with http://: collectors are spoken to without \
                 TLS, so name one beside the service"
            ));
        }
        if let Some(protocol) = of_traces("PROTOCOL").filter(|protocol| protocol != PROTOCOL) {
            return Err(format!(
                "traces are sent as {PROTOCOL}, and OTEL_EXPORTER_OTLP_PROTOCOL is {protocol:?}: leave it out, and name \
                 the collector's port for HTTP, which is 4318 by custom"
            ));
        }
        let attributes = read("OTEL_RESOURCE_ATTRIBUTES").unwrap_or_default();
        let milliseconds = of_traces("TIMEOUT").and_then(|timeout| timeout.parse().ok());
        Ok(Some(Self {
            timeout: milliseconds.map_or(TIMEOUT, Duration::from_millis),
            is_nameless: read("OTEL_SERVICE_NAME").is_none() && !attributes.contains("service.name="),
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(variables: &[(&str, &str)]) -> Result<Option<Settings>, String> {
        Settings::read(|name| {
            let found = variables.iter().find(|(variable, _)| *variable == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    const ENDPOINT: (&str, &str) = ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:4318");

    #[test]
    fn traces_are_sent_where_an_endpoint_is_named() {
        assert_eq!(read(&[]), Ok(None));
        assert_eq!(read(&[("OTEL_EXPORTER_OTLP_ENDPOINT", " ")]), Ok(None));
        let settings = Settings {
            timeout: TIMEOUT,
            is_nameless: true,
        };
        assert_eq!(read(&[ENDPOINT]), Ok(Some(settings)));
        for off in [("OTEL_SDK_DISABLED", "true"), ("OTEL_TRACES_EXPORTER", "none")] {
            assert_eq!(read(&[ENDPOINT, off]), Ok(None));
        }
    }

    #[test]
    fn what_is_said_of_traces_alone_comes_first() {
        let settings = read(&[
            ENDPOINT,
            ("OTEL_SERVICE_NAME", "mine"),
            ("OTEL_EXPORTER_OTLP_TIMEOUT", "1"),
            ("OTEL_EXPORTER_OTLP_TRACES_TIMEOUT", "200"),
        ]);
        let expected = Settings {
            timeout: Duration::from_millis(200),
            is_nameless: false,
        };
        assert_eq!(settings, Ok(Some(expected)));
    }

    #[test]
    fn what_cannot_be_spoken_is_refused_in_words() {
        let https = ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "https://collector:4318/v1/traces");
        let grpc = ("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");
        for (variables, words) in [(&[ENDPOINT, https], "without TLS"), (&[ENDPOINT, grpc], "4318")] {
            assert!(read(variables).is_err_and(|error| error.contains(words)));
        }
    }
}
