package io.lakewise.engine.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.engine.context.LakeLayout;
import io.lakewise.engine.context.PathRights;
import io.lakewise.engine.error.LoadErrors;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Keeps bad records aside: one file of JSON lines for each statement that found some. */
final class BadRecords {

  private static final JsonFactory JSON = new JsonFactory();

  private final LakeLayout layout;
  private final PathRights rights;

  BadRecords(LakeLayout layout, PathRights rights) {
    this.layout = layout;
    this.rights = rights;
  }

  /** The folder that an option means; it must not be among what the source names. */
  Path folder(String path, String source) {
    Path folder = layout.files().resolve(path).normalize();
    boolean allowed =
        Stream.concat(Stream.of(layout.files()), layout.allowed().stream())
            .anyMatch(root -> folder.startsWith(root) && !folder.equals(root));
    Path from = layout.files().resolve(source).normalize();
    boolean apart = !Files.isDirectory(from) || !folder.startsWith(from);
    boolean plain = !folder.toString().contains("_delta_log") && real(folder);
    boolean mine =
        rights.allows(folder.toString(), Privilege.WRITE_FILES)
            && !rights.inVolume(folder.toString());
    if (!allowed || !apart || !plain || !mine) {
      throw LoadErrors.badRecordsPath(path);
    }
    return folder;
  }

  /** Whether no link leads elsewhere. */
  private static boolean real(Path folder) {
    Path existing = folder;
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    try {
      return existing != null && existing.toRealPath().equals(existing);
    } catch (IOException e) {
      return false;
    }
  }

  /** Writes the records; answers the file. */
  Path keep(Path folder, String name, List<BadRecord> records) {
    Path file = folder.resolve(name + ".ndjson");
    try {
      Files.createDirectories(folder);
      Files.writeString(file, text(records));
      return file;
    } catch (IOException e) {
      throw LoadErrors.badRecordsNotKept(folder.toString(), e);
    }
  }

  private static String text(List<BadRecord> records) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.setRootValueSeparator(new com.fasterxml.jackson.core.io.SerializedString("\n"));
      for (BadRecord record : records) {
        json.writeStartObject();
        json.writeStringField("file", record.file());
        json.writeNumberField("line", record.line());
        json.writeStringField("record", record.record());
        json.writeStringField("reason", record.reason());
        json.writeEndObject();
      }
    }
    return text + "\n";
  }
}
