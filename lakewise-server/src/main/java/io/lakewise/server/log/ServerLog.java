package io.lakewise.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import io.lakewise.server.configuration.ServerConfiguration.Logging;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/** Sets up where the log of the process goes. */
public final class ServerLog {

  /** Whose notes interest nobody but their authors. */
  private static final String[] QUIET = {
    "io.netty", "com.linecorp.armeria", "io.grpc", "org.apache", "org.flywaydb"
  };

  /** Tells of each request that the server itself breaks off. */
  private static final String BROKEN_OFF = "com.linecorp.armeria.client.AbstractHttpRequestHandler";

  private ServerLog() {}

  /** Sends the log where the configuration says; does nothing where another logger is at work. */
  public static void begin(Logging logging) {
    ILoggerFactory factory = LoggerFactory.getILoggerFactory();
    if (!(factory instanceof LoggerContext context)) {
      return;
    }
    context.reset();
    JsonLines encoder = new JsonLines();
    encoder.setContext(context);
    encoder.start();
    OutputStreamAppender<ILoggingEvent> appender = appender(logging);
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.start();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.toLevel(logging.level()));
    root.addAppender(appender);
    for (String name : QUIET) {
      context.getLogger(name).setLevel(Level.WARN);
    }
    context.getLogger(BROKEN_OFF).setLevel(Level.ERROR);
  }

  private static OutputStreamAppender<ILoggingEvent> appender(Logging logging) {
    if (logging.file().isPresent()) {
      FileAppender<ILoggingEvent> file = new FileAppender<>();
      file.setFile(logging.file().get().toString());
      return file;
    }
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setTarget("System.err");
    return console;
  }
}
