package io.lakewise.engine;

import io.lakewise.table.error.LakewiseException;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
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
 * @param timer repeats interrupts, keeps time limits and watches memory
 * @param endProcess says an error and ends the process: the last resort against a statement that
 *     takes more memory than the process may have and does not listen
 */
public record Surroundings(
    Clock clock,
    Supplier<UUID> ids,
    RandomGenerator random,
    LongConsumer sleep,
    ScheduledExecutorService timer,
    Consumer<LakewiseException> endProcess) {}
