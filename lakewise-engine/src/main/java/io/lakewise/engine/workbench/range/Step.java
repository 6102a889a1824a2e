package io.lakewise.engine.workbench.range;

/** A monotone function of a number. */
public interface Step {

  /**
   * The inputs for which the function yields a value in a range. It may hold more where the
   * function rounds in a way that is not known, never less. Inputs for which the function fails or
   * yields null may be in it or not.
   */
  Range inputs(Range outputs);
}
