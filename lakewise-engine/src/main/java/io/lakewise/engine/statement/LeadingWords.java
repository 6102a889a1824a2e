package io.lakewise.engine.statement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Statements that their first words decide: queries, transactions, and what is not offered. */
final class LeadingWords {

  private static final Set<String> QUERIES =
      Set.of(
          "SELECT",
          "WITH",
          "FROM",
          "VALUES",
          "TABLE",
          "PIVOT",
          "PIVOT_WIDER",
          "UNPIVOT",
          "PIVOT_LONGER",
          "SUMMARIZE");
  private static final Set<String> TRANSACTIONS =
      Set.of("BEGIN", "START TRANSACTION", "COMMIT", "ROLLBACK", "ABORT", "END", "SAVEPOINT");
  private static final Map<String, String> UNSUPPORTED = unsupported();

  private LeadingWords() {}

  static Optional<Statement> recognise(String text, List<Lexeme> lexemes) {
    String first = word(lexemes, 0);
    if (first.equals("WITH") && mayInsert(lexemes)) {
      return Optional.empty();
    }
    if (QUERIES.contains(first) || lexemes.get(0).isSymbol("(")) {
      return Optional.of(new QueryStatement(whole(text, lexemes)));
    }
    for (String words : prefixes(lexemes)) {
      if (TRANSACTIONS.contains(words)) {
        return Optional.of(new TransactionStatement(words));
      }
      if (UNSUPPORTED.containsKey(words)) {
        return Optional.of(new UnsupportedStatement(words, UNSUPPORTED.get(words)));
      }
    }
    return Optional.empty();
  }

  /** Whether INSERT follows what WITH may have named; it may still be an alias. */
  private static boolean mayInsert(List<Lexeme> lexemes) {
    return IntStream.range(1, lexemes.size())
        .anyMatch(i -> lexemes.get(i).isWord("INSERT") && lexemes.get(i - 1).isSymbol(")"));
  }

  private static Fragment whole(String text, List<Lexeme> lexemes) {
    int start = lexemes.get(0).start();
    return new Fragment(text.substring(start, lexemes.get(lexemes.size() - 1).end()), start);
  }

  /** The first three, two and one words; COPY INTO is not COPY. */
  private static List<String> prefixes(List<Lexeme> lexemes) {
    String one = word(lexemes, 0);
    String two = one + " " + word(lexemes, 1);
    if (two.equals("CREATE OR")) {
      return List.of(
          "CREATE " + word(lexemes, 3), "CREATE " + word(lexemes, 3) + " " + word(lexemes, 4));
    }
    boolean offered = two.equals("COPY INTO");
    return offered ? List.of() : List.of(two + " " + word(lexemes, 2), two, one);
  }

  private static String word(List<Lexeme> lexemes, int index) {
    boolean isWord = index < lexemes.size() && lexemes.get(index).kind() == LexemeKind.WORD;
    return isWord ? lexemes.get(index).text().toUpperCase(Locale.ROOT) : "";
  }

  private static Map<String, String> unsupported() {
    Map<String, String> remedies = new LinkedHashMap<>();
    String fileReaders = "read files with read_parquet, read_csv or read_json";
    String bundled = "the functions of parquet, json and icu are always there";
    remedies.put(
        "COPY", "use COPY INTO to load, and --output or --format of the command line to write");
    remedies.put("ATTACH", "every table of the lake is in reach by its name, others by LOCATION");
    remedies.put("DETACH", "nothing can be attached");
    remedies.put("INSTALL", bundled);
    remedies.put("FORCE INSTALL", bundled);
    remedies.put("LOAD", bundled);
    remedies.put("UPDATE EXTENSIONS", bundled);
    remedies.put("PRAGMA", "use SHOW, DESCRIBE or information_schema");
    remedies.put("EXPORT", "write each table with --output of the command line");
    remedies.put("IMPORT", fileReaders);
    remedies.put("SET GLOBAL", "use SET, which lasts for the session");
    remedies.put("SET PERSIST", "use SET, which lasts for the session");
    remedies.put("RESET GLOBAL", "use RESET, which is for the session");
    remedies.put("CREATE TEMP TABLE", "use CREATE TEMPORARY VIEW");
    remedies.put("CREATE TEMPORARY TABLE", "use CREATE TEMPORARY VIEW");
    remedies.put("CREATE TEMP MACRO", "use CREATE TEMPORARY FUNCTION … RETURN");
    remedies.put("CREATE TEMPORARY MACRO", "use CREATE TEMPORARY FUNCTION … RETURN");
    remedies.put("CREATE MACRO", "use CREATE FUNCTION … RETURN");
    remedies.put("DROP MACRO", "use DROP FUNCTION");
    remedies.put("CREATE INDEX", "use CLUSTER BY or OPTIMIZE … ZORDER BY");
    remedies.put("CREATE UNIQUE INDEX", "use CLUSTER BY or OPTIMIZE … ZORDER BY");
    remedies.put("CREATE BLOOMFILTER INDEX", "use CLUSTER BY or OPTIMIZE … ZORDER BY");
    remedies.put("CREATE SEQUENCE", "use a column GENERATED ALWAYS AS IDENTITY");
    remedies.put(
        "CREATE TYPE", "write the type at the column; an enumeration is a STRING with CHECK");
    remedies.put("DENY", "rights are only granted: REVOKE what gives too much");
    for (String verb : List.of("CREATE", "ALTER", "DROP")) {
      remedies.put(verb + " USER", "use ./lakewise user, or SCIM on the server");
      remedies.put(verb + " ROLE", "use groups: CREATE GROUP, ALTER GROUP … ADD USER");
      for (String thing : unsupportedThings()) {
        remedies.put(verb + " " + thing, "");
      }
    }
    for (String statement : unsupportedVerbs()) {
      remedies.put(statement, "");
    }
    return remedies;
  }

  private static List<String> unsupportedThings() {
    return List.of(
        "SHARE",
        "RECIPIENT",
        "PROVIDER",
        "CONNECTION",
        "STORAGE CREDENTIAL",
        "CREDENTIAL",
        "SECRET",
        "PERSISTENT SECRET",
        "TRIGGER",
        "PROCEDURE",
        "MATERIALIZED VIEW",
        "STREAMING TABLE",
        "STREAMING LIVE",
        "RECURSIVE VIEW",
        "SERVER",
        "FOREIGN CATALOG",
        "INDEX",
        "SEQUENCE",
        "TYPE",
        "AGGREGATE",
        "FLOW",
        "CLEAN ROOM");
  }

  private static List<String> unsupportedVerbs() {
    return List.of(
        "CALL",
        "EXECUTE",
        "PREPARE",
        "DEALLOCATE",
        "CHECKPOINT",
        "FORCE CHECKPOINT",
        "VACUUM ANALYZE",
        "CACHE",
        "UNCACHE",
        "CLEAR CACHE",
        "REFRESH",
        "ADD JAR",
        "ADD FILE",
        "ADD ARCHIVE",
        "LOCK",
        "APPLY CHANGES",
        "SYNC",
        "KILL",
        "LISTEN",
        "NOTIFY",
        "DO",
        "HANDLER",
        "SET ROLE",
        "LOAD DATA");
  }
}
