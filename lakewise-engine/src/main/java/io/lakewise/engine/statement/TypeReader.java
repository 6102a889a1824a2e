package io.lakewise.engine.statement;

import io.lakewise.engine.error.EngineErrors;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one type, by recursive descent. */
final class TypeReader {

  private static final int DEEPEST = 200;

  private final String text;
  private final List<Lexeme> lexemes;
  private int next;
  private int depth;

  TypeReader(String text) {
    this.text = text;
    this.lexemes = Lexer.lexemes(text);
  }

  DataType read() {
    DataType type = type();
    if (next < lexemes.size()) {
      throw unknown("'" + lexemes.get(next).text() + "' is not expected here");
    }
    return type;
  }

  private DataType type() {
    depth++;
    if (depth > DEEPEST) {
      throw unknown("it is nested more than " + DEEPEST + " deep");
    }
    DataType type = withoutBrackets();
    while (takes("[")) {
      if (!takes("]")) {
        throw EngineErrors.unsupportedType(
            "of arrays of fixed size in " + text, "use a list, TYPE[] or ARRAY<TYPE>");
      }
      type = new ArrayType(type, true);
    }
    depth--;
    return type;
  }

  private DataType withoutBrackets() {
    String word = name("a type").toUpperCase(Locale.ROOT);
    return switch (word) {
      case "STRUCT", "ROW" -> struct();
      case "ARRAY", "LIST" -> array();
      case "MAP" -> map();
      case "DECIMAL", "NUMERIC", "DEC" -> decimal();
      case "ENUM" -> enumeration();
      case "UNION" -> throw TypeNames.unsupported(word);
      default -> plain(word);
    };
  }

  private DataType plain(String first) {
    String word = first;
    if (word.equals("DOUBLE") && takesWord("PRECISION")) {
      word = "DOUBLE";
    } else if ((word.equals("CHARACTER") || word.equals("CHAR")) && takesWord("VARYING")) {
      word = "VARCHAR";
    } else if (word.equals("TIMESTAMP") || word.equals("TIME")) {
      skipPrecision();
      word = withZone(word);
    }
    if (TypeNames.takesLength(word)) {
      skipPrecision();
    }
    Optional<DataType> type = TypeNames.stored(word);
    if (type.isPresent()) {
      return type.get();
    }
    List<String> near = NearWords.near(word, TypeNames.names());
    String advice =
        near.isEmpty()
            ? "there is no type " + word
            : "did you mean " + String.join(" or ", near) + "?";
    throw unknown(advice);
  }

  private String withZone(String word) {
    if (takesWord("WITH")) {
      boolean local = takesWord("LOCAL");
      needWord("TIME");
      needWord("ZONE");
      return local ? word + "_LTZ" : word + "TZ";
    }
    if (takesWord("WITHOUT")) {
      needWord("TIME");
      needWord("ZONE");
    }
    return word;
  }

  private void skipPrecision() {
    if (takes("(")) {
      number();
      need(")");
    }
  }

  private DataType decimal() {
    if (!takes("(")) {
      return new DecimalType(18, 3);
    }
    int precision = number();
    int scale = takes(",") ? number() : 0;
    need(")");
    if (precision < 1 || precision > 38 || scale > precision) {
      throw unknown("a DECIMAL has 1 to 38 digits, of which at most all stand behind the point");
    }
    return new DecimalType(precision, scale);
  }

  private DataType enumeration() {
    need("(");
    while (!takes(")")) {
      take("')'");
    }
    return TypeNames.stored("STRING").orElseThrow();
  }

  private DataType array() {
    if (takes("<")) {
      DataType element = type();
      need(">");
      return new ArrayType(element, true);
    }
    need("(");
    DataType element = type();
    need(")");
    return new ArrayType(element, true);
  }

  private DataType map() {
    String close = opened();
    DataType key = type();
    need(",");
    DataType value = type();
    need(close);
    return new MapType(key, value, true);
  }

  private DataType struct() {
    String close = opened();
    List<StructField> fields = new ArrayList<>();
    Set<String> names = new HashSet<>();
    do {
      StructField field = field();
      if (!names.add(field.name().toLowerCase(Locale.ROOT))) {
        throw unknown("the member '" + field.name() + "' is there twice");
      }
      fields.add(field);
    } while (takes(","));
    need(close);
    return new StructType(fields);
  }

  private StructField field() {
    String name = name("a member's name");
    takes(":");
    DataType type = type();
    boolean nullable = true;
    Map<String, Object> metadata = Map.of();
    while (true) {
      if (takesWord("NOT")) {
        needWord("NULL");
        nullable = false;
      } else if (takesWord("COMMENT")) {
        metadata = Map.of("comment", StringLiteral.value(take("a string").text()));
      } else {
        return new StructField(name, type, nullable, metadata);
      }
    }
  }

  private String opened() {
    if (takes("<")) {
      return ">";
    }
    need("(");
    return ")";
  }

  private int number() {
    String digits = take("a number").text();
    if (!digits.matches("[0-9]{1,9}")) {
      throw unknown("'" + digits + "' is no length");
    }
    return Integer.parseInt(digits);
  }

  private String name(String expected) {
    Lexeme lexeme = take(expected);
    if (!lexeme.isName()) {
      throw unknown("expected " + expected + ", not '" + lexeme.text() + "'");
    }
    return lexeme.name();
  }

  private Lexeme take(String expected) {
    if (next == lexemes.size()) {
      throw unknown("it ends where " + expected + " is expected");
    }
    return lexemes.get(next++);
  }

  private boolean takes(String symbol) {
    boolean found = next < lexemes.size() && lexemes.get(next).isSymbol(symbol);
    next += found ? 1 : 0;
    return found;
  }

  private boolean takesWord(String word) {
    boolean found = next < lexemes.size() && lexemes.get(next).isWord(word);
    next += found ? 1 : 0;
    return found;
  }

  private void need(String symbol) {
    if (!takes(symbol)) {
      throw unknown("'" + symbol + "' is missing");
    }
  }

  private void needWord(String word) {
    if (!takesWord(word)) {
      throw unknown(word + " is missing");
    }
  }

  private LakewiseException unknown(String problem) {
    return EngineErrors.unknownType(text, problem);
  }
}
