package io.lakewise.catalog.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.catalog.state.State;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * Writes the whole state into one file and restores it, also into another kind of database. The
 * file is gzipped lines of JSON: a header with the schema's version, one line for each row, and a
 * last line with their number, so that a file that was cut short is noticed.
 */
public final class Backup {

  private static final String FORMAT = "lakewise-backup";
  private static final String VERSION = "schemaVersion";
  private static final JsonMapper MAPPER = new JsonMapper();

  private final State state;
  private final InstantSource clock;

  /** Backs up or restores this state; {@code clock} dates the file. */
  public Backup(State state, InstantSource clock) {
    this.state = state;
    this.clock = clock;
  }

  /**
   * Writes what is committed now, all of one moment.
   *
   * @return the number of rows
   * @throws io.lakewise.table.error.LakewiseException if the file exists or cannot be written
   */
  public long write(Path file) {
    List<JsonNode> rows = state.write(BackupRows::read);
    Path target = file.toAbsolutePath();
    Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
    try {
      Files.createDirectories(target.getParent());
      writeLines(unfinished, rows);
      try {
        Files.createLink(target, unfinished);
      } catch (FileAlreadyExistsException problem) {
        throw BackupErrors.exists(file);
      } finally {
        Files.delete(unfinished);
      }
      try (FileChannel folder = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
        folder.force(true);
      }
    } catch (IOException problem) {
      throw BackupErrors.failed(file, problem);
    }
    return rows.size();
  }

  /**
   * Adds the rows of a backup to the state in one transaction. What the state has is kept: a name,
   * id or location that is in use wins over the backup's, so that a backup may be restored before
   * or after a repair.
   *
   * @throws io.lakewise.table.error.LakewiseException if it is no whole backup, or of a newer
   *     release
   */
  public BackupReport restore(Path file) {
    List<JsonNode> lines = readLines(file);
    int version = lines.get(0).path(VERSION).asInt();
    List<JsonNode> rows = lines.subList(1, lines.size() - 1);
    return state.write(handle -> new BackupRows(handle).insert(rows, version));
  }

  private void writeLines(Path file, List<JsonNode> rows) throws IOException {
    ObjectNode header = MAPPER.createObjectNode();
    header.put("format", FORMAT);
    header.put(VERSION, State.schemaVersion());
    header.put("createdAt", clock.instant().toString());
    try (FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        GZIPOutputStream zipped = new GZIPOutputStream(Channels.newOutputStream(channel));
        BufferedWriter lines =
            new BufferedWriter(new OutputStreamWriter(zipped, StandardCharsets.UTF_8))) {
      lines.write(MAPPER.writeValueAsString(header));
      lines.newLine();
      for (JsonNode row : rows) {
        lines.write(MAPPER.writeValueAsString(row));
        lines.newLine();
      }
      lines.write(MAPPER.writeValueAsString(MAPPER.createObjectNode().put("rows", rows.size())));
      lines.newLine();
      lines.flush();
      zipped.finish();
      channel.force(true);
    }
  }

  /** All lines of a file that is whole. */
  private static List<JsonNode> readLines(Path file) {
    List<JsonNode> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(MAPPER.readTree(line));
      }
    } catch (JsonProcessingException | EOFException | ZipException problem) {
      throw BackupErrors.broken(file, "it cannot be unpacked to its end");
    } catch (IOException problem) {
      throw BackupErrors.failed(file, problem);
    }
    if (lines.isEmpty() || !FORMAT.equals(lines.get(0).path("format").asText())) {
      throw BackupErrors.broken(file, "its first line is not a header");
    }
    int version = lines.get(0).path(VERSION).asInt();
    if (version > State.schemaVersion()) {
      throw BackupErrors.tooNew(file, version, State.schemaVersion());
    }
    List<JsonNode> rows = lines.subList(1, lines.size());
    if (rows.isEmpty() || rows.get(rows.size() - 1).path("rows").asInt(-1) != rows.size() - 1) {
      throw BackupErrors.broken(file, "its last line does not count its rows");
    }
    return lines;
  }
}
