package io.lakewise.engine.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewise.engine.context.LakeLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The notes of one transaction: a first line with the table's folder (relative to the lake's if it
 * lies in it) and the version, then a line of JSON for each file below that folder. A last line
 * without its end was being written when the process was killed, so its file is not there.
 *
 * @param location the table's folder
 * @param inLake whether that lies in the lake
 * @param version on which the transaction stood
 * @param files below the table's folder
 */
record Notes(String location, boolean inLake, long version, List<String> files) {

  /** How the name of a file of notes ends. */
  static final String ENDING = ".notes";

  private static final long MOST_BYTES = 64L << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  /** The names under which this project puts files in place, none of which is used twice. */
  private static final Pattern OURS =
      Pattern.compile(
          "((part|cdc)-\\d{5}-"
              + ID
              + "\\.c000(\\.[a-z0-9]+)?\\.parquet)"
              + "|(deletion_vector_"
              + ID
              + "\\.bin)");

  Notes {
    files = List.copyOf(files);
  }

  /** The files of notes in a process's folder. */
  static List<Path> files(Path folder) throws IOException {
    return Folders.entries(folder).stream()
        .filter(file -> file.getFileName().toString().endsWith(ENDING))
        .toList();
  }

  static byte[] firstLine(LakeLayout layout, String location, long version) {
    String place =
        layout.contains(location)
            ? layout.root().relativize(Path.of(location)).toString()
            : location;
    return line(Map.of("location", place, "version", version)).getBytes(StandardCharsets.UTF_8);
  }

  static byte[] lines(String location, List<String> paths) {
    StringBuilder lines = new StringBuilder();
    paths.forEach(path -> lines.append(line(path.substring(location.length() + 1))));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String line(Object value) {
    try {
      return JSON.writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** What a file of notes says; empty if that is nothing, or nothing that this project writes. */
  static Optional<Notes> read(LakeLayout layout, Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MOST_BYTES) {
      return Optional.empty();
    }
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    String[] lines = text.substring(0, text.lastIndexOf('\n') + 1).split("\n");
    try {
      JsonNode first = JSON.readTree(lines[0]);
      JsonNode version = first.path("version");
      Path location = layout.root().resolve(first.path("location").asText());
      boolean known =
          version.canConvertToLong()
              && version.isIntegralNumber()
              && location.equals(location.normalize())
              && mayHoldATable(layout, location);
      if (!known) {
        return Optional.empty();
      }
      List<String> files = new ArrayList<>();
      for (int i = 1; i < lines.length; i++) {
        String path = JSON.readTree(lines[i]).asText();
        if (!isOurs(path)) {
          return Optional.empty();
        }
        files.add(path);
      }
      return Optional.of(
          new Notes(
              location.toString(), location.startsWith(layout.root()), version.asLong(), files));
    } catch (JsonProcessingException | InvalidPathException damaged) {
      return Optional.empty();
    }
  }

  private static boolean mayHoldATable(LakeLayout layout, Path location) {
    return layout.holds(location)
        && !location.equals(layout.root())
        && !location.startsWith(layout.state())
        && !location.startsWith(layout.policies());
  }

  private static boolean isOurs(String path) {
    String[] names = path.split("/", -1);
    for (String name : names) {
      if (name.isEmpty() || name.equals(".") || name.equals("..") || name.equals("_delta_log")) {
        return false;
      }
    }
    return OURS.matcher(names[names.length - 1]).matches();
  }

  /** The files as paths of the store. */
  List<String> paths() {
    return files.stream().map(file -> location + "/" + file).toList();
  }
}
