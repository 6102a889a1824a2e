package io.lakewise.table.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.TableErrors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Actions as lines of JSON (Delta protocol, "Delta Log Entries" and "Actions"). Unknown fields and
 * unknown actions are ignored, as the protocol demands: what must not be ignored is a table
 * feature.
 */
public final class ActionJson {

  /** No schema, statistics or inline vector comes near; a text is held several times. */
  private static final int LONGEST_TEXT = 64 << 20;

  static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxStringLength(LONGEST_TEXT)
                          .maxNumberLength(1000)
                          .build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private ActionJson() {}

  /**
   * The actions of a commit, a compacted commit or a JSON checkpoint.
   *
   * @param file its name, for errors
   * @throws LakewiseException if it is truncated or not what the protocol describes
   */
  public static List<Action> read(String file, byte[] json) {
    List<Action> actions = new ArrayList<>();
    read(file, json, actions::add);
    return actions;
  }

  /** Those of the commit of one version, one by one; what it says must not contradict itself. */
  static void readCommit(String file, byte[] json, LogSink sink) {
    read(file, json, new CommitRules(sink));
  }

  /** Those of a compacted commit or a JSON checkpoint, one by one. */
  public static void read(String file, byte[] json, LogSink sink) {
    try (JsonParser parser = MAPPER.createParser(json)) {
      if (parser.nextToken() == null) {
        throw TableErrors.corruptLogFile(file, "it is empty", null);
      }
      do {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
          throw TableErrors.corruptLogFile(file, at(parser) + " is not an object", null);
        }
        line(parser, sink);
      } while (parser.nextToken() != null);
    } catch (JsonProcessingException e) {
      String where = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
      throw TableErrors.corruptLogFile(file, where + e.getOriginalMessage(), e);
    } catch (IncompleteActionException e) {
      throw TableErrors.corruptLogFile(file, e.getMessage(), e);
    } catch (IOException e) {
      throw TableErrors.corruptLogFile(file, e.getMessage(), e);
    }
  }

  private static void line(JsonParser parser, LogSink sink) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.VALUE_NULL) {
        continue;
      }
      switch (name) {
        case "add" -> sink.action(FileActionJson.add(parser));
        case "remove" -> sink.action(FileActionJson.remove(parser));
        case "cdc" -> sink.action(FileActionJson.change(parser));
        case "metaData" -> sink.action(TableActionJson.metadata(parser));
        case "protocol" -> sink.action(TableActionJson.protocol(parser));
        case "txn" -> sink.action(TableActionJson.transaction(parser));
        case "domainMetadata" -> sink.action(TableActionJson.domain(parser));
        case "commitInfo" -> sink.action(CommitInfoJson.read(parser));
        case "sidecar" -> sink.sidecar(TableActionJson.sidecar(parser));
        default -> parser.skipChildren();
      }
    }
  }

  /** Actions as lines, each ended by a line feed. */
  public static byte[] write(List<? extends Action> actions) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
      json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
      for (Action action : actions) {
        write(json, action);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  static void write(JsonGenerator json, Action action) throws IOException {
    json.writeStartObject();
    if (action instanceof AddFile add) {
      FileActionJson.write(json, add);
    } else if (action instanceof RemoveFile remove) {
      FileActionJson.write(json, remove);
    } else if (action instanceof ChangeFile change) {
      FileActionJson.write(json, change);
    } else if (action instanceof CommitInfo info) {
      CommitInfoJson.write(json, info);
    } else if (action instanceof Metadata metadata) {
      json.writeFieldName("metaData");
      TableActionJson.write(json, metadata);
    } else if (action instanceof Protocol protocol) {
      json.writeFieldName("protocol");
      TableActionJson.write(json, protocol);
    } else if (action instanceof SetTransaction transaction) {
      json.writeFieldName("txn");
      TableActionJson.write(json, transaction);
    } else if (action instanceof DomainMetadata domain) {
      json.writeFieldName("domainMetadata");
      TableActionJson.write(json, domain);
    }
    json.writeEndObject();
  }

  private static String at(JsonParser parser) {
    return "line " + parser.currentTokenLocation().getLineNr();
  }
}
