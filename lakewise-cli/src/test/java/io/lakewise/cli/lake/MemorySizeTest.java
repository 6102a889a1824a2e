package io.lakewise.cli.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

/** Sizes of memory as people write them. */
class MemorySizeTest {

  @Test
  void unitsArePowersOf1024() {
    MemorySize size = new MemorySize();
    assertThat(size.convert("4GB")).isEqualTo(4L << 30);
    assertThat(size.convert("512 mb")).isEqualTo(512L << 20);
    assertThat(size.convert("2GiB")).isEqualTo(2L << 30);
    assertThat(size.convert("1000")).isEqualTo(1000);
  }

  @Test
  void anythingElseIsRefused() {
    assertThatThrownBy(() -> new MemorySize().convert("much"))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("such as 512MB");
  }
}
