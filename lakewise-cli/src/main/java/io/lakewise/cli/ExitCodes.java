package io.lakewise.cli;

/** What a command's exit code says. */
public final class ExitCodes {

  /** Everything was done. */
  public static final int SUCCESS = 0;

  /** A statement or command failed; the message says why. */
  public static final int FAILED = 1;

  /** The command was called in a wrong way. */
  public static final int WRONG_USAGE = 2;

  /** Whoever read the output has closed it, as {@code head} does; the shell's code for SIGPIPE. */
  public static final int OUTPUT_CLOSED = 141;

  private ExitCodes() {}
}
