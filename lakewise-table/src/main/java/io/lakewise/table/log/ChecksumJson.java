package io.lakewise.table.log;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.lakewise.table.error.LakewiseException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checksum files as JSON (Delta protocol, "Version Checksum File"). */
public final class ChecksumJson {

  private ChecksumJson() {}

  /** The content of a checksum file; empty if it cannot be understood or lacks what is required. */
  public static Optional<Checksum> read(byte[] json) {
    try (JsonParser parser = ActionJson.MAPPER.createParser(json)) {
      return parser.nextToken() == JsonToken.START_OBJECT
          ? new Fields(parser).checksum()
          : Optional.empty();
    } catch (IOException | IncompleteActionException | LakewiseException unreadable) {
      return Optional.empty();
    }
  }

  private static final class Fields {
    private Long tableSizeBytes;
    private Long numFiles;
    private Long inCommitTimestamp;
    private Protocol protocol;
    private Metadata metadata;
    private List<SetTransaction> transactions;
    private List<DomainMetadata> domains;

    Fields(JsonParser parser) throws IOException {
      while (JsonFields.next(parser)) {
        if (parser.currentToken() != JsonToken.VALUE_NULL) {
          take(parser);
        }
      }
    }

    private void take(JsonParser parser) throws IOException {
      switch (parser.currentName()) {
        case "tableSizeBytes" -> tableSizeBytes = JsonFields.number(parser);
        case "numFiles" -> numFiles = JsonFields.number(parser);
        case "inCommitTimestampOpt" -> inCommitTimestamp = JsonFields.number(parser);
        case "protocol" -> protocol = TableActionJson.protocol(parser);
        case "metadata" -> metadata = TableActionJson.metadata(parser);
        case "setTransactions" -> {
          transactions = new ArrayList<>();
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            transactions.add(TableActionJson.transaction(parser));
          }
        }
        case "domainMetadata" -> {
          domains = new ArrayList<>();
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            domains.add(TableActionJson.domain(parser));
          }
        }
        default -> parser.skipChildren();
      }
    }

    Optional<Checksum> checksum() {
      if (tableSizeBytes == null || numFiles == null || protocol == null || metadata == null) {
        return Optional.empty();
      }
      return Optional.of(
          new Checksum(
              tableSizeBytes,
              numFiles,
              inCommitTimestamp,
              protocol,
              metadata,
              transactions,
              domains));
    }
  }

  /** A checksum file's content. */
  public static byte[] write(Checksum checksum) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = ActionJson.MAPPER.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeNumberField("tableSizeBytes", checksum.tableSizeBytes());
      json.writeNumberField("numFiles", checksum.numFiles());
      json.writeNumberField("numMetadata", 1);
      json.writeNumberField("numProtocol", 1);
      JsonFields.write(json, "inCommitTimestampOpt", checksum.inCommitTimestamp());
      if (checksum.transactions() != null) {
        json.writeArrayFieldStart("setTransactions");
        for (SetTransaction transaction : checksum.transactions()) {
          TableActionJson.write(json, transaction);
        }
        json.writeEndArray();
      }
      if (checksum.domains() != null) {
        json.writeArrayFieldStart("domainMetadata");
        for (DomainMetadata domain : checksum.domains()) {
          TableActionJson.write(json, domain);
        }
        json.writeEndArray();
      }
      json.writeFieldName("metadata");
      TableActionJson.write(json, checksum.metadata());
      json.writeFieldName("protocol");
      TableActionJson.write(json, checksum.protocol());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
