package io.lakewise.engine.workbench.range;

import java.math.BigDecimal;

/** Between times in UTC and in a zone, in microseconds. */
public final class ZoneSteps {

  /** How far a zone is from UTC around a time. */
  public interface Offsets {

    /**
     * The least and the greatest number of microseconds by which UTC is later than the zone within
     * two days of a time.
     */
    Range around(BigDecimal micros);
  }

  private ZoneSteps() {}

  /** From a time in the zone to UTC. */
  public static Step fromLocal(Offsets offsets) {
    return outputs ->
        outputs.between(
            outputs.low() == null
                ? null
                : outputs.low().subtract(offsets.around(outputs.low()).high()),
            outputs.high() == null
                ? null
                : outputs.high().subtract(offsets.around(outputs.high()).low()));
  }

  /** From a time in UTC to the zone. */
  public static Step toLocal(Offsets offsets) {
    return outputs ->
        outputs.between(
            outputs.low() == null ? null : outputs.low().add(offsets.around(outputs.low()).low()),
            outputs.high() == null
                ? null
                : outputs.high().add(offsets.around(outputs.high()).high()));
  }
}
