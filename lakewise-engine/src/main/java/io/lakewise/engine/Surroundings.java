package io.lakewise.engine;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What a lake takes from the process around it, so that tests can replay a history.
 *
 * @param clock tells the time
 * @param ids new random ids
 * @param random decides how long to wait for others
 * @param sleep waits for a number of nanoseconds
 * @param timer repeats interrupts and keeps time limits
 */
public record Surroundings(
    Clock clock,
    Supplier<UUID> ids,
    RandomGenerator random,
    LongConsumer sleep,
    ScheduledExecutorService timer) {}
