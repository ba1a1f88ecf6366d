# One target for each service, and `tools` for what is run by hand and before the services: docs/containers.md tells more.
#   docker build --target gateway --build-arg NODE_DIGEST=sha256:… --tag beacon-gateway .
ARG NODE_VERSION=24.21.0
# Of the image that the version names; with it nothing else can take its place.
ARG NODE_DIGEST=
ARG NODE_IMAGE=docker.io/library/node:${NODE_VERSION}-bookworm-slim${NODE_DIGEST:+@${NODE_DIGEST}}

# Who depends on what, and nothing else: packages are installed anew only when that changes.
FROM ${NODE_IMAGE} AS manifests
WORKDIR /beacon
COPY package.json package-lock.json .npmrc ./
COPY apps apps
COPY libs libs
COPY migrations migrations
RUN find apps libs migrations -type f ! -name package.json -delete && find apps libs migrations -type d -empty -delete

# The packages that the services use, and their list. Optional ones are Node and PostgreSQL, for machines without.
FROM ${NODE_IMAGE} AS dependencies
WORKDIR /beacon
COPY --from=manifests /beacon ./
RUN npm ci --omit=dev --omit=optional --no-audit --no-fund
# npm takes what is named and not there for an error, packages of development too.
RUN npm pkg delete devDependencies --workspaces --include-workspace-root
RUN npm sbom --sbom-format=cyclonedx > sbom.cdx.json
# Links to what is no part of any target.
RUN rm node_modules/@beacon/portal node_modules/@beacon/testing

FROM ${NODE_IMAGE} AS build
WORKDIR /beacon
COPY --from=manifests /beacon ./
RUN npm ci --no-audit --no-fund
COPY tsconfig*.json ./
COPY apps apps
COPY libs libs
COPY migrations migrations
RUN node node_modules/@typescript/native/bin/tsc -b apps/*/tsconfig.app.json
# The second puts its pages into the folder that the first empties.
RUN node node_modules/vite/bin/vite.js build --config apps/portal/vite.config.ts --logLevel warn
RUN node node_modules/vite/bin/vite.js build --config apps/portal/vite.site.config.ts --logLevel warn
# What is left of libraries and migrations is what runs.
RUN rm -rf libs/testing libs/*/src libs/*/tsconfig*.json migrations/*.ts migrations/tsconfig*.json
RUN find apps/*/dist libs/*/dist migrations/dist -type f '(' -name '*.d.ts' -o -name '*.tsbuildinfo' ')' -delete
RUN mkdir -p volumes/broker volumes/nats

FROM ${NODE_IMAGE} AS runtime
WORKDIR /beacon
ARG NODE_IMAGE
ARG NODE_DIGEST
ARG BEACON_VERSION=0.1.0
ARG BEACON_REVISION=unknown
LABEL org.opencontainers.image.version="${BEACON_VERSION}" \
  org.opencontainers.image.revision="${BEACON_REVISION}" \
  org.opencontainers.image.licenses="Apache-2.0" \
  org.opencontainers.image.base.name="${NODE_IMAGE}" \
  org.opencontainers.image.base.digest="${NODE_DIGEST}"
# The heap that everything was measured with; docs/operations.md says when a gateway needs a larger one.
ENV NODE_ENV=production \
  NODE_OPTIONS="--enable-source-maps --max-old-space-size=384 --max-semi-space-size=16"
COPY package.json LICENSE ./
COPY --from=dependencies /beacon/node_modules node_modules
COPY --from=dependencies /beacon/sbom.cdx.json ./
COPY --from=build /beacon/libs libs
COPY --from=build /beacon/migrations migrations
COPY config/catalogue.yaml config/catalogue.yaml
# By its number, so that a cluster can see that it is not root.
USER 1000:1000
EXPOSE 8080
ENTRYPOINT ["node"]

FROM runtime AS gateway
LABEL org.opencontainers.image.title="Beacon gateway" \
  org.opencontainers.image.description="HTTP: takes jobs, shows results, serves the portal"
COPY --from=build /beacon/apps/portal/dist apps/portal/dist
COPY data/questions data/questions
COPY --from=build /beacon/apps/gateway/dist apps/gateway/dist
CMD ["apps/gateway/dist/main.js"]

FROM runtime AS planner
LABEL org.opencontainers.image.title="Beacon planner" \
  org.opencontainers.image.description="Turns jobs into tasks, and ends them"
COPY --from=build /beacon/apps/planner/dist apps/planner/dist
CMD ["apps/planner/dist/main.js"]

FROM runtime AS executor
LABEL org.opencontainers.image.title="Beacon executor" \
  org.opencontainers.image.description="Asks the models, from one region"
COPY --from=build /beacon/apps/executor/dist apps/executor/dist
CMD ["apps/executor/dist/main.js"]

FROM runtime AS recorder
LABEL org.opencontainers.image.title="Beacon recorder" \
  org.opencontainers.image.description="Writes each outcome once"
COPY --from=build /beacon/apps/recorder/dist apps/recorder/dist
CMD ["apps/recorder/dist/main.js"]

FROM runtime AS simulator
LABEL org.opencontainers.image.title="Beacon simulator" \
  org.opencontainers.image.description="Plays models with planted differences, for trials"
COPY --from=build /beacon/apps/simulator/dist apps/simulator/dist
CMD ["apps/simulator/dist/main.js"]

FROM runtime AS tools
LABEL org.opencontainers.image.title="Beacon tools" \
  org.opencontainers.image.description="The command beacon, and the migration and provisioning before the services"
COPY data/questions data/questions
COPY --from=build /beacon/apps/cli/dist apps/cli/dist
# New volumes that are mounted here are its user's.
COPY --from=build --chown=1000:1000 /beacon/volumes /var/lib/beacon
CMD ["apps/cli/dist/main.js", "--help"]
