# The commands of the project; CI runs the same ones.

.DEFAULT_GOAL := help
.PHONY: help setup run test check conformance schema questions bench

# More flags for the service: make run FLAGS="--bind 127.0.0.1:9000"
FLAGS ?=

help: ## List the targets
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

setup: ## Install what is missing: the PostgreSQL server and a C linker
	@scripts/setup $(SETUP)

run: setup ## Start the service on 127.0.0.1:8000 with the datasets in ./datasets
	cargo run -- serve $(FLAGS)

test: SETUP = --test
test: setup ## Run all tests, on a throw-away PostgreSQL of their own
	cargo test --workspace

check: ## Check the format, the lints, the compose file and the datasets
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	@scripts/check-compose
	@for dataset in datasets/*/; do \
		echo "cargo run -- check $$dataset"; \
		cargo run --quiet -- check "$$dataset" || exit 1; \
	done

conformance: SETUP = --conformance
conformance: setup ## Run public audits and clients of GraphQL against the service; installs Node.js
	cargo build
	tests/conformance/run "$${CARGO_TARGET_DIR:-target}/debug/demarche"

schema: ## Regenerate schema.graphql, openapi.json and docs/dataset.schema.json
	cargo build
	cargo run --quiet -- schema > schema.graphql
	cargo run --quiet -- schema --openapi > openapi.json
	cargo run --quiet -- schema --dataset > docs/dataset.schema.json

questions: setup ## Measure the service in process beside hand-written statements, on synthetic records
	cargo run --release -p demarche-bench --bin questions -- $(FLAGS)

bench: setup ## Measure the service beside PostGraphile, raw SQL and the limits: bench/README.md
	cargo build --release
	bench/beside/run $(FLAGS)
