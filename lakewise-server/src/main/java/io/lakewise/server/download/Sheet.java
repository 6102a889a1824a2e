package io.lakewise.server.download;

import io.lakewise.server.result.ResultRows;

/**
 * One of several results that go together.
 *
 * @param name for people
 * @param rows of it
 */
public record Sheet(String name, ResultRows rows) {}
