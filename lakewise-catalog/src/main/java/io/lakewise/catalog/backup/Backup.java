package io.lakewise.catalog.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.audit.AuditEvent;
import io.lakewise.catalog.audit.AuditTrail;
import io.lakewise.catalog.audit.Origin;
import io.lakewise.catalog.state.State;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.jdbi.v3.core.Handle;

/**
 * Writes the whole state into one file and restores it, also into another kind of database. The
 * file is gzipped lines of JSON: a header with the schema's version, one line for each row, and a
 * last line with their number, so that a file that was cut short is noticed.
 */
public final class Backup {

  private static final String FORMAT = "lakewise-backup";
  private static final String VERSION = "schemaVersion";
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Set<StandardOpenOption> WRITING =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

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
    Path target = file.toAbsolutePath();
    Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
    try {
      Files.createDirectories(target.getParent());
      long rows = state.write(handle -> writeLines(unfinished, handle));
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
      return rows;
    } catch (UncheckedIOException problem) {
      throw BackupErrors.failed(file, problem.getCause());
    } catch (IOException problem) {
      throw BackupErrors.failed(file, problem);
    }
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
    AuditEvent restored =
        new AuditEvent(
            ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()),
            AuditEvent.CATALOG,
            "restoreBackup",
            Viewer.LOCAL.principal(),
            Origin.NONE,
            Map.of(),
            200,
            null);
    List<JsonNode> rows = new ArrayList<>();
    int version =
        read(
            file,
            row -> {
              if (!BackupRows.isPassedOn(row)) {
                rows.add(row);
              }
            });
    return state.write(
        handle -> {
          BackupRows target = new BackupRows(handle);
          target.insert(rows, version);
          read(file, target::passOn);
          AuditTrail.add(handle, List.of(restored));
          return target.report();
        });
  }

  /** Writes the file anew; only its owner can read what users asked, and digests of tokens. */
  private long writeLines(Path file, Handle handle) {
    ObjectNode header = MAPPER.createObjectNode();
    header.put("format", FORMAT);
    header.put(VERSION, State.schemaVersion());
    header.put("createdAt", clock.instant().toString());
    try {
      Files.deleteIfExists(file);
      try (FileChannel channel = FileChannel.open(file, WRITING, OWNER_ONLY);
          GZIPOutputStream zipped = new GZIPOutputStream(Channels.newOutputStream(channel));
          BufferedWriter lines =
              new BufferedWriter(new OutputStreamWriter(zipped, StandardCharsets.UTF_8))) {
        writeLine(lines, header);
        long[] count = {0};
        BackupRows.read(
            handle,
            row -> {
              writeLine(lines, row);
              count[0]++;
            });
        writeLine(lines, MAPPER.createObjectNode().put("rows", count[0]));
        lines.flush();
        zipped.finish();
        channel.force(true);
        return count[0];
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static void writeLine(BufferedWriter lines, JsonNode line) {
    try {
      lines.write(MAPPER.writeValueAsString(line));
      lines.newLine();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /**
   * Gives on the rows of a file that is whole, of which some may be given before it is known that
   * it is not.
   *
   * @return the version of the schema that they are of
   */
  private static int read(Path file, Consumer<JsonNode> rows) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      String line = reader.readLine();
      JsonNode header = line == null ? MAPPER.nullNode() : MAPPER.readTree(line);
      if (!FORMAT.equals(header.path("format").asText())) {
        throw BackupErrors.broken(file, "its first line is not a header");
      }
      int version = header.path(VERSION).asInt();
      if (version > State.schemaVersion()) {
        throw BackupErrors.tooNew(file, version, State.schemaVersion());
      }
      long count = 0;
      JsonNode last = MAPPER.nullNode();
      for (line = reader.readLine(); line != null; line = reader.readLine()) {
        if (last.has("table")) {
          rows.accept(last);
          count++;
        }
        last = MAPPER.readTree(line);
      }
      if (last.path("rows").asLong(-1) != count) {
        throw BackupErrors.broken(file, "its last line does not count its rows");
      }
      return version;
    } catch (JsonProcessingException | EOFException | ZipException problem) {
      throw BackupErrors.broken(file, "it cannot be unpacked to its end");
    } catch (IOException problem) {
      throw BackupErrors.failed(file, problem);
    }
  }
}
