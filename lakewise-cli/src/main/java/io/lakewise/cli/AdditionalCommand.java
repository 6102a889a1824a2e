package io.lakewise.cli;

/**
 * A command of another module, found by {@link java.util.ServiceLoader} when it is on the class
 * path; so the benches, which stand on everything, are reached from the command line beneath them.
 */
public interface AdditionalCommand {

  /** What it is called on the command line. */
  String name();

  /** An object with picocli's annotations, a {@code Callable} of the exit code. */
  Object command(CommandContext context);
}
