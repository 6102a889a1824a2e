# Builds Lakewise from this checkout, and runs its server as a user without rights:
#
#   docker build -t lakewise .
#   docker run --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges \
#     -v lake:/lake -p 127.0.0.1:8080:8080 lakewise
#
# The admin's token: docker exec CONTAINER cat /lake/_lakewise/admin-token

FROM node:20-bookworm-slim AS console
WORKDIR /opt/lakewise/lakewise-console
COPY lakewise-console/package.json lakewise-console/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY lakewise-console .
RUN npm run build && node scripts/pack.mjs dist

# Both stages have the same Java, as the archives of classes fit no other.
FROM eclipse-temurin:17-jdk-jammy AS build
WORKDIR /opt/lakewise
COPY . .
COPY --from=console /opt/lakewise/lakewise-console/dist lakewise-console/dist
RUN ./lakewise --version

FROM eclipse-temurin:17-jdk-jammy
RUN groupadd --system --gid 10001 lakewise \
 && useradd --system --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin lakewise \
 && install -d -o lakewise -g lakewise -m 700 /lake
COPY --from=build /opt/lakewise/lakewise /opt/lakewise/lakewise
COPY --from=build /opt/lakewise/target/dist /opt/lakewise/target/dist
# 0.0.0.0 is the container's own address: what reaches it is said by -p. Clients call the server by
# localhost, or by a name in LAKEWISE_ALLOWED_HOSTS.
ENV LAKEWISE_BUILD=never \
    LAKEWISE_LAKE=/lake \
    LAKEWISE_HOST=0.0.0.0
USER 10001:10001
WORKDIR /lake
VOLUME /lake
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /ready HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["/opt/lakewise/lakewise"]
CMD ["up"]
