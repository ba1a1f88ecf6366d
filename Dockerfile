# One image for every service and tool; the command says which one runs. docs/operations.md tells more.
ARG NODE_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /beacon
COPY package.json package-lock.json .npmrc tsconfig*.json ./
COPY apps apps
COPY libs libs
COPY migrations migrations
RUN npm ci --no-audit --no-fund
RUN node node_modules/@typescript/native/bin/tsc -b apps/*/tsconfig.app.json
RUN node node_modules/vite/bin/vite.js build --config apps/portal/vite.config.ts

# What runs: compiled files, and the packages that they use. npm links the libraries into node_modules.
# Optional packages are Node itself, for people who start the project on an older one: the image has Node.
FROM build AS production
RUN npm ci --omit=dev --omit=optional --no-audit --no-fund
RUN rm -rf apps/*/src libs/*/src migrations/*.ts apps/*/tsconfig*.json libs/*/tsconfig*.json migrations/tsconfig*.json

FROM ${NODE_IMAGE}
WORKDIR /beacon
ENV NODE_ENV=production
COPY package.json ./
COPY --from=production /beacon/node_modules node_modules
COPY --from=production /beacon/libs libs
COPY --from=production /beacon/migrations migrations
COPY --from=production /beacon/apps apps
COPY config config
COPY data data
USER node
ENTRYPOINT ["node", "--enable-source-maps"]
CMD ["apps/gateway/dist/main.js"]
