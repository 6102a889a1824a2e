package io.lakewise.engine.observation;

/**
 * How far a running statement is, as far as its author may know.
 *
 * @param planned whether names, versions and files have been decided
 * @param files that it reads, of those known by now; 0 where that may not be told
 * @param told whether how much of them has been read may be told: not where a policy hides rows
 */
public record Standing(boolean planned, long files, boolean told) {

  /** Of what nothing is known. */
  public static final Standing UNKNOWN = new Standing(false, 0, false);
}
