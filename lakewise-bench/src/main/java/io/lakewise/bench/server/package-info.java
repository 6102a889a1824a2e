/**
 * A server and its worker beside an embedded lake and raw DuckDB, through the clients that people
 * use. Starting point: {@link io.lakewise.bench.server.ServerCommand}.
 */
package io.lakewise.bench.server;
