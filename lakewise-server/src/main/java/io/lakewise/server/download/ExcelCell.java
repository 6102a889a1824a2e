package io.lakewise.server.download;

import io.lakewise.server.result.CellText;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes values as Excel knows them. What it would round, or cannot say, is text: numbers of more
 * than 15 digits, infinity, and days before March 1900, which it counts wrongly. A text is never a
 * formula, whatever it begins with.
 */
final class ExcelCell {

  private static final int DIGITS = 15;
  private static final int LONGEST = 32_767;
  private static final LocalDate EARLIEST = LocalDate.of(1900, 3, 1);
  private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);
  private static final int DATE_WIDTH = 10;
  private static final int TIME_WIDTH = 24;

  private ExcelCell() {}

  /** Writes a value; answers how many characters it takes. */
  static int write(Worksheet sheet, int row, int column, FieldVector vector, int from)
      throws IOException {
    if (vector.isNull(from)) {
      return 0;
    }
    String text = CellText.of(vector, from);
    if (vector instanceof BitVector bits) {
      sheet.value(row, column, bits.get(from) != 0);
      return text.length();
    }
    if (vector instanceof DateDayVector days) {
      LocalDate day = LocalDate.ofEpochDay(days.get(from));
      if (isKnown(day)) {
        sheet.value(row, column, day);
        sheet.style(row, column).format("yyyy-mm-dd").set();
        return DATE_WIDTH;
      }
    } else if (vector instanceof TimeStampVector times && !text.endsWith("infinity")) {
      LocalDateTime time =
          LocalDateTime.parse(text.replace("Z", ""), DateTimeFormatter.ISO_LOCAL_DATE_TIME);
      if (isKnown(time.toLocalDate())) {
        boolean universal =
            ((ArrowType.Timestamp) times.getField().getType()).getTimezone() != null;
        sheet.value(row, column, time);
        sheet
            .style(row, column)
            .format("yyyy-mm-dd hh:mm:ss.000" + (universal ? "\"Z\"" : ""))
            .set();
        return TIME_WIDTH;
      }
    } else if (isNumber(vector, text)) {
      sheet.value(row, column, new BigDecimal(text));
      return text.length();
    }
    sheet.inlineString(row, column, shortened(text));
    return text.length();
  }

  private static boolean isKnown(LocalDate day) {
    return !day.isBefore(EARLIEST) && !day.isAfter(LATEST);
  }

  /** Whether it is a number that Excel keeps as it is. */
  private static boolean isNumber(FieldVector vector, String text) {
    return switch (vector.getMinorType()) {
      case TINYINT, SMALLINT, INT, UINT1, UINT2, UINT4 -> true;
      case BIGINT, UINT8, DECIMAL, DECIMAL256 ->
          new BigDecimal(text).stripTrailingZeros().precision() <= DIGITS;
      case FLOAT4, FLOAT8 -> !text.equals("NaN") && !text.endsWith("Infinity");
      default -> false;
    };
  }

  /** What fits into a cell. */
  static String shortened(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = LONGEST - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
