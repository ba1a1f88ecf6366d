# One image for every service and tool; the command says which one runs. docs/operations.md tells more.
ARG NODE_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /beacon
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY nest-cli.json tsconfig*.json ./
COPY apps apps
COPY libs libs
COPY migrations migrations
COPY bench bench
COPY test test
RUN node node_modules/@nestjs/cli/bin/nest.js build --all

# Optional packages are Node itself, for people who start the project on an older one: the image has Node.
FROM ${NODE_IMAGE} AS dependencies
WORKDIR /beacon
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional --no-audit --no-fund

FROM ${NODE_IMAGE}
WORKDIR /beacon
ENV NODE_ENV=production
COPY package.json ./
COPY --from=dependencies /beacon/node_modules node_modules
COPY --from=build /beacon/dist dist
COPY config config
COPY data data
USER node
ENTRYPOINT ["node", "--enable-source-maps"]
CMD ["dist/apps/gateway/src/main.js"]
