FROM debian:trixie-slim

# Versions are left open, so that a new build has the security updates of Debian.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates python3 python3-venv tzdata \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY requirements/run.txt requirements/run.txt
RUN python3 -m venv .venv && .venv/bin/pip install --no-cache-dir --require-hashes -r requirements/run.txt

COPY . .
RUN useradd --uid 10001 --no-create-home asker && mkdir -p var staticfiles && chown -R 10001 var staticfiles
USER 10001

ENV HOST=0.0.0.0 PORT=8000
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD [".venv/bin/python", "-c", "import urllib.request as ask; ask.urlopen('http://127.0.0.1:8000/livez', timeout=4)"]
CMD [".venv/bin/python", "-m", "askforhelp.local"]
