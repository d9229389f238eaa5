# The service alone, without a Postgres: give it one in DATABASE_URL, as docker-compose.yml does.

FROM rust:1.95-slim-bookworm AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/build/target \
    cargo build --release --locked && cp target/release/demarche /usr/local/bin/demarche

FROM debian:bookworm-slim
RUN useradd --system --uid 10001 --no-create-home demarche
COPY --from=build /usr/local/bin/demarche /usr/local/bin/demarche
# ./datasets is where the service looks for datasets to publish; mount another folder over it to publish others.
WORKDIR /srv/demarche
COPY datasets datasets
USER demarche
ENV DEMARCHE_BIND=0.0.0.0:8000
EXPOSE 8000
# The image has no HTTP client; bash can ask as well.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/8000; printf 'GET /livez HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3; read -r _ status _ <&3; [ \"$status\" = 200 ]"]
ENTRYPOINT ["demarche"]
CMD ["serve"]
