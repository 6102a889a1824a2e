package io.lakewise.worker.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowsInputTest {

  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final DataOutputStream connection = new DataOutputStream(sent);

  private RowsInput received() {
    return new RowsInput(new DataInputStream(new ByteArrayInputStream(sent.toByteArray())));
  }

  @Test
  void bytesOfAnyLengthComeAsTheyWereWrittenAndThenTheAnswer() throws IOException {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      sent.reset();
      ByteArrayOutputStream written = new ByteArrayOutputStream();
      try (RowsOutput rows = new RowsOutput(connection)) {
        for (int part = random.nextInt(20); part > 0; part--) {
          byte[] bytes = new byte[random.nextInt(40_000)];
          random.nextBytes(bytes);
          rows.write(bytes);
          written.write(bytes);
          if (random.nextBoolean()) {
            rows.flush();
          }
          rows.write(part);
          written.write(part);
        }
      }
      Frames.write(connection, Reply.value(new byte[] {7}));
      RowsInput input = received();
      assertThat(input.readAllBytes()).isEqualTo(written.toByteArray());
      assertThat(input.answer()).containsExactly(7);
      assertThat(received().answer()).containsExactly(7);
    }
  }

  @Test
  void anErrorIsThrownWhereTheRowsEnd() throws IOException {
    try (RowsOutput rows = new RowsOutput(connection)) {
      rows.write(new byte[] {1, 2, 3});
    }
    Frames.write(connection, Reply.error(new LakewiseException(Code.RESOURCE, "planted")));
    RowsInput input = received();
    assertThat(input.readNBytes(3)).containsExactly(1, 2, 3);
    assertThatThrownBy(input::read)
        .isInstanceOfSatisfying(
            LakewiseException.class, error -> assertThat(error.code()).isEqualTo(Code.RESOURCE))
        .hasMessage("planted");
    assertThatThrownBy(received()::answer).hasMessage("planted");
  }

  @Test
  void rowsThatBreakOffAreNoEnd() throws IOException {
    try (RowsOutput rows = new RowsOutput(connection)) {
      rows.write(new byte[100]);
    }
    byte[] whole = sent.toByteArray();
    for (int length : new int[] {whole.length, whole.length - 1, 5, 4, 3, 0}) {
      byte[] cut = Arrays.copyOf(whole, length);
      RowsInput input = new RowsInput(new DataInputStream(new ByteArrayInputStream(cut)));
      assertThatThrownBy(input::readAllBytes).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void aLengthThatNothingHasIsRefused() throws IOException {
    for (int length : new int[] {-1, 0, Integer.MIN_VALUE}) {
      sent.reset();
      connection.writeInt(length);
      connection.writeByte('r');
      assertThatThrownBy(received()::read)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("length of " + length);
    }
  }
}
