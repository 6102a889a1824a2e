package io.lakewise.cli.lake;

import io.lakewise.engine.setting.StatementTimeout;
import io.lakewise.table.error.LakewiseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A length of time such as {@code 30s}, in milliseconds. */
final class Timeout implements ITypeConverter<Long> {

  @Override
  public Long convert(String text) {
    try {
      return StatementTimeout.millis(text);
    } catch (LakewiseException unreadable) {
      throw new TypeConversionException(unreadable.getMessage());
    }
  }
}
