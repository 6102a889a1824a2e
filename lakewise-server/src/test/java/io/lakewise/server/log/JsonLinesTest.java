package io.lakewise.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

  @Test
  void anExceptionIsWithoutItsMessages() throws Exception {
    Logger logger = new LoggerContext().getLogger("here");
    Exception failure =
        new IllegalStateException("cannot cast 'planted'", new RuntimeException("also planted"));
    String line =
        new String(
            new JsonLines()
                .encode(
                    new LoggingEvent(
                        "x",
                        logger,
                        Level.ERROR,
                        "Statement {} failed",
                        failure,
                        new Object[] {7})),
            StandardCharsets.UTF_8);
    assertThat(line).endsWith("}\n").doesNotContain("planted");
    JsonNode json = new ObjectMapper().readTree(line);
    assertThat(json.path("message").asText()).isEqualTo("Statement 7 failed");
    assertThat(json.path("exception").get(0).path("class").asText())
        .isEqualTo("java.lang.IllegalStateException");
    assertThat(json.path("exception").get(1).path("at").get(0).asText()).contains("JsonLinesTest");
  }
}
