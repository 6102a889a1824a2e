package io.lakewise.server.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * An event of the log as one line of JSON. Of an exception it has the class and where it came from,
 * never the message, which may quote a statement.
 */
public final class JsonLines extends EncoderBase<ILoggingEvent> {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final byte[] NONE = {};
  private static final int FRAMES = 30;
  private static final int CAUSES = 5;

  /** For the log's configuration. */
  public JsonLines() {}

  @Override
  public byte[] headerBytes() {
    return NONE;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    ObjectNode line = MAPPER.createObjectNode();
    line.put("time", Instant.ofEpochMilli(event.getTimeStamp()).toString());
    line.put("level", event.getLevel().toString());
    line.put("logger", event.getLoggerName());
    line.put("thread", event.getThreadName());
    line.put("message", event.getFormattedMessage());
    if (event.getKeyValuePairs() != null) {
      event.getKeyValuePairs().forEach(pair -> line.putPOJO(pair.key, pair.value));
    }
    IThrowableProxy failure = event.getThrowableProxy();
    if (failure != null) {
      ArrayNode causes = line.putArray("exception");
      for (int i = 0; failure != null && i < CAUSES; i++, failure = failure.getCause()) {
        causes.add(described(failure));
      }
    }
    try {
      return (MAPPER.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode described(IThrowableProxy failure) {
    ObjectNode described = MAPPER.createObjectNode().put("class", failure.getClassName());
    ArrayNode frames = described.putArray("at");
    StackTraceElementProxy[] trace = failure.getStackTraceElementProxyArray();
    for (int i = 0; i < trace.length && i < FRAMES; i++) {
      frames.add(trace[i].getStackTraceElement().toString());
    }
    return described;
  }

  @Override
  public byte[] footerBytes() {
    return NONE;
  }
}
