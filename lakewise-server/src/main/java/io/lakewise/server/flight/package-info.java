/**
 * Arrow Flight SQL on the server's one port: a service of this process answers what is about names,
 * plans and changes, and rows go straight from the worker that makes them to the client. Starting
 * points: {@link io.lakewise.server.flight.FlightEndpointService}, {@link
 * io.lakewise.server.flight.FlightGateway}, {@link io.lakewise.server.flight.SqlProducer}.
 */
package io.lakewise.server.flight;
