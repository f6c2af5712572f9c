# syntax=docker/dockerfile:1
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY libs/engine/package.json libs/engine/
COPY libs/formats/package.json libs/formats/
COPY libs/drift/package.json libs/drift/
COPY libs/catalog/package.json libs/catalog/
COPY libs/catalog-aks-networking/package.json libs/catalog-aks-networking/
COPY libs/sdk/package.json libs/sdk/
COPY apps/api/package.json apps/api/
COPY apps/cli/package.json apps/cli/
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY --from=build --chown=node:node /app /app
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "apps/api/dist/main.js"]
