# Builds with the development tools, runs without them and not as root.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:22-bookworm-slim
ENV NODE_ENV=production DATA_DIR=/data
WORKDIR /app
COPY --from=build /app ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
# The page listens on 127.0.0.1 only, inside the container too: see compose.yaml.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 8787}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# The bot itself is process 1's child (init) and gets SIGTERM: no npm, no shell in between.
CMD ["node", "--max-semi-space-size=32", "--enable-source-maps", "bin/run.js", "bots/main.js"]
