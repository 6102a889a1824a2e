package io.lakewise.engine.relation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.catalog.Viewer;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.StatementNames;
import io.lakewise.engine.error.RelationErrors;
import io.lakewise.engine.query.Relation;
import io.lakewise.engine.tree.Trees;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * DuckDB's functions that read files, and {@code read_files}, which tells the format by itself:
 * paths are replaced by the files that they mean, options are let through from a list.
 */
final class FileReaders {

  private static final String ANY_FORMAT = "read_files";
  private static final Pattern GLOB = Pattern.compile("[*?\\[]");

  private final StatementContext statement;
  private final Viewer viewer;

  /** Reads on behalf of whom the names are looked up for: the owner of a view, perhaps. */
  FileReaders(StatementNames names) {
    this.statement = names.statement();
    this.viewer = names.viewer();
  }

  /** The call with its arguments replaced; empty if the function reads no files. */
  Optional<Relation> relation(CallArguments given) {
    String name = given.function().toLowerCase(Locale.ROOT);
    Optional<FileFormat> known = FileFormat.ofFunction(name);
    if (known.isEmpty() && !name.equals(ANY_FORMAT)) {
      return Optional.empty();
    }
    if (given.positional().size() != 1) {
      throw RelationErrors.argumentCount(given.function(), 1, 1, given.positional().size());
    }
    List<Path> files = files(given);
    Map<String, JsonNode> options = new LinkedHashMap<>(given.named());
    FileFormat format =
        known.orElseGet(() -> format(files.get(0).toString(), options.remove("format")));
    if (format == FileFormat.PARQUET) {
      new DeclaredVariants(statement).check(files);
    }
    ArrayNode arguments = Trees.none();
    arguments.addObject().put("name", "").set("expression", Trees.textList(escaped(files)));
    options.forEach(
        (option, value) -> {
          if (!format.options().contains(option)) {
            throw RelationErrors.unknownOption(given.function(), option, format.options());
          }
          ((ObjectNode) value).put("alias", option);
          arguments.addObject().put("name", option).set("expression", value);
        });
    return Optional.of(new Relation.Call(known.isPresent() ? name : format.function(), arguments));
  }

  private FileFormat format(String file, JsonNode given) {
    Object name = given == null ? null : statement.constants().evaluate(given, "VARCHAR");
    Optional<FileFormat> format =
        name == null ? FileFormat.ofFile(file) : FileFormat.named(name.toString());
    return format.orElseThrow(() -> RelationErrors.unknownFormat(file));
  }

  private List<Path> files(CallArguments given) {
    ReadableFiles readable = new ReadableFiles(statement, viewer);
    List<Path> files = new ArrayList<>();
    for (String path : paths(given)) {
      files.addAll(readable.matching(path));
    }
    return files;
  }

  private List<String> paths(CallArguments given) {
    JsonNode argument = given.positional().get(0);
    String text = statement.constants().text(argument);
    Object type = statement.constants().evaluate("typeof(" + text + ")", "VARCHAR");
    List<String> paths = new ArrayList<>();
    if ("VARCHAR".equals(type)) {
      paths.add((String) statement.constants().evaluate(argument, "VARCHAR"));
    } else if (("" + type).startsWith("VARCHAR[")) {
      Object list = statement.constants().evaluate(argument, "VARCHAR[]");
      ((List<?>) list).forEach(path -> paths.add((String) path));
    }
    if (paths.isEmpty() || paths.contains(null)) {
      throw RelationErrors.notAPath(given.function());
    }
    return paths;
  }

  /** A character of a file's own name that DuckDB would take for a pattern. */
  private static List<String> escaped(List<Path> files) {
    return files.stream()
        .map(Path::toString)
        .map(file -> GLOB.matcher(file).replaceAll(found -> "[" + found.group() + "]"))
        .toList();
  }
}
