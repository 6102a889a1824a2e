package io.lakewise.engine.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.engine.observation.Lineage.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which files the calls in a bound tree read: {@code read_csv} and the like have their names. */
final class FilesRead {

  private final Place all;

  private FilesRead(Place all) {
    this.all = all;
  }

  /** Those that the calls name: one file, or the deepest folder that holds all of them. */
  static FilesRead named() {
    return new FilesRead(null);
  }

  /** All are known by one place. */
  static FilesRead all(Place place) {
    return new FilesRead(place);
  }

  /** What a call reads; empty if it reads no files. */
  Optional<Place> of(JsonNode function) {
    String name = function.path("function_name").asText();
    if (!name.startsWith("read_") && !name.equals("parquet_scan")) {
      return Optional.empty();
    }
    if (all != null) {
      return Optional.of(all);
    }
    List<String> files = new ArrayList<>();
    texts(function.path("arguments").path(0), files);
    return files.stream()
        .map(file -> Path.of(unescaped(file)))
        .reduce(FilesRead::shared)
        .map(path -> Place.path(path.toString()));
  }

  /** What all calls in a tree read, those in conditions too. */
  Set<Place> in(JsonNode tree) {
    Set<Place> places = new LinkedHashSet<>();
    collect(tree, places);
    return places;
  }

  private void collect(JsonNode node, Set<Place> places) {
    if (node.path("type").asText().equals("TABLE_FUNCTION")) {
      of(node.path("function")).ifPresent(places::add);
    }
    for (JsonNode child : node) {
      if (child.isContainerNode()) {
        collect(child, places);
      }
    }
  }

  private static void texts(JsonNode node, List<String> texts) {
    JsonNode literal = node.path("literal");
    if (literal.path("kind").asText().equals("STRING")) {
      texts.add(literal.path("text").asText());
      return;
    }
    node.forEach(child -> texts(child, texts));
  }

  /** A character in brackets stands for itself. */
  private static String unescaped(String file) {
    return file.replaceAll("\\[([*?\\[])\\]", "$1");
  }

  private static Path shared(Path one, Path other) {
    Path folder = one;
    while (folder.getParent() != null && !other.startsWith(folder)) {
      folder = folder.getParent();
    }
    return folder;
  }
}
